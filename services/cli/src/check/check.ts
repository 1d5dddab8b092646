import type { Command } from 'commander';
import colors from 'picocolors';
import type { Context } from '../context.ts';
import { addRequestSettings, type SettingOptions } from '../feeds/settingOptions.ts';
import { targetOf } from '../feeds/target.ts';
import { printJson, screenWidth } from '../output.ts';
import { checkFeed } from './checkFeed.ts';
import { reportLines } from './reportLines.ts';

type Options = SettingOptions & { readonly json?: boolean };

const MAX_WIDTH = 120;

/** `rasid feeds check`: fetches and reads a feed now, and says what would come of it. */
export function addCheckCommand(feeds: Command, context: () => Context): void {
  addRequestSettings(
    feeds
      .command('check <address>')
      .description(
        'fetch and read a feed (or the feeds of a site, or a feed of ours by its id) now; nothing is stored',
      )
      .option('--interval <time>', 'how often it would be polled, such as 5m')
      .option('--max-interval <time>', "let the interval follow the feed's own rhythm, up to this")
      .option('--time-zone <zone>', 'the zone of dates without one'),
  )
    .option('--json', 'one JSON object, with the document that would be stored')
    .action((address: string, options: Options) => check(context(), address, options));
}

async function check(context: Context, address: string, { json, ...options }: Options): Promise<void> {
  const now = new Date();
  const target = await targetOf(context, address, options);
  const report = await checkFeed(context, target, now);
  if (json) printJson(report);
  else
    for (const line of reportLines(report, { width: Math.min(MAX_WIDTH, screenWidth()), paint: colors, now }))
      console.log(line);
  if (!report.ok) process.exitCode = 1;
}
