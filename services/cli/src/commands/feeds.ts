import type { Command } from 'commander';
import { homeOf, readContext } from '../context.ts';
import { addAddCommand } from '../feeds/add.ts';
import { addBackfillCommand } from '../feeds/backfill.ts';
import { addChangeCommands } from '../feeds/change.ts';
import { addExportCommand } from '../feeds/exportFeeds.ts';
import { addImportCommand } from '../feeds/importFeeds.ts';
import { addListCommand } from '../feeds/list.ts';
import { addShowCommand } from '../feeds/show.ts';
import { addCheckCommand } from '../check/check.ts';

/** `rasid feeds`: find, check, add, see, change, import and export feeds. */
export function addFeedsCommand(program: Command): void {
  const feeds = program.command('feeds').description('the feeds that Rasid polls');
  const context = () => readContext(homeOf(program.opts<{ home?: string }>().home));
  addAddCommand(feeds, context);
  addCheckCommand(feeds, context);
  addListCommand(feeds, context);
  addShowCommand(feeds, context);
  addChangeCommands(feeds, context);
  addImportCommand(feeds, context);
  addExportCommand(feeds, context);
  addBackfillCommand(feeds, context);
}
