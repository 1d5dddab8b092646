import { ConfigError } from '@rasid/runtime';
import { UnavailableError } from '@rasid/pipeline';
import { Command } from 'commander';
import colors from 'picocolors';
import { addAlertsCommand } from './commands/alerts.ts';
import { addChannelsCommand } from './commands/channels.ts';
import { addDlqCommand } from './commands/dlq.ts';
import { addDownCommand } from './commands/down.ts';
import { addEntitiesCommand } from './commands/entities.ts';
import { addFeedsCommand } from './commands/feeds.ts';
import { addPipeCommands } from './commands/pipes.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSettingsCommand } from './commands/settings.ts';
import { addStatusCommand } from './commands/status.ts';
import { addUpCommand } from './commands/up.ts';

const program = new Command('rasid')
  .description('راصد: the open platform for watching Arabic news')
  .version('0.1.0')
  .option('--home <folder>', 'where local data is kept', undefined)
  .showHelpAfterError('(see: rasid --help)')
  .configureHelp({ showGlobalOptions: false });

addUpCommand(program);
addDownCommand(program);
addStatusCommand(program);
addFeedsCommand(program);
addSearchCommand(program);
addAlertsCommand(program);
addChannelsCommand(program);
addDlqCommand(program);
addEntitiesCommand(program);
addSettingsCommand(program);
addPipeCommands(program);

/** `-القوات` leaves a word out and is no option: options have two dashes, or are a single letter. */
const withMinusSigns = (argv: readonly string[]): string[] =>
  argv.map((word) => word.replace(/^-(?=[^-\x00-\x7f]|["(=\d]|[a-z]{2})/i, '−'));

// who reads us may have seen enough, as `head` has
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await program.parseAsync(withMinusSigns(process.argv));
} catch (error) {
  console.error(`${colors.red('✗')} ${explain(error)}`);
  process.exitCode = 1;
}

/** What went wrong in words; a stack only where nobody foresaw it. */
function explain(error: unknown): string {
  if (error instanceof UnavailableError)
    return `${error.message}\n  is it running? see: rasid up, rasid status`;
  if (error instanceof ConfigError || !(error instanceof Error)) return String(error);
  return process.env['RASID_LOG_LEVEL'] === 'debug' ? (error.stack ?? error.message) : error.message;
}
