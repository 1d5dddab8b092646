import { enableCompileCache } from 'node:module';
import { compileCache } from '@rasid/local-engines/services';
import { ConfigError } from '@rasid/runtime';
import { UnavailableError } from '@rasid/pipeline';
import { Command } from 'commander';
import colors from 'picocolors';
import { addCommands } from './addCommands.ts';

enableCompileCache(compileCache);
const program = new Command('rasid')
  .description('راصد: the open platform for watching Arabic news')
  .version('0.1.0')
  .option('--home <folder>', 'where local data is kept', undefined)
  .showHelpAfterError('(see: rasid --help)')
  .configureHelp({ showGlobalOptions: false });

/** `-القوات` leaves a word out and is no option: options have two dashes, or are a single letter. */
const withMinusSigns = (argv: readonly string[]): string[] =>
  argv.map((word) => word.replace(/^-(?=[^-\x00-\x7f]|["(=\d]|[a-z]{2})/i, '−'));

// who reads us may have seen enough, as `head` has
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await addCommands(program, process.argv.slice(2));
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
