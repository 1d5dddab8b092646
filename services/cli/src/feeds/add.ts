import { hideSecrets, type GivenSettings } from '@rasid/feeds/lists';
import type { Command } from 'commander';
import { checkFeed } from '../checkFeed.ts';
import type { Context } from '../context.ts';
import { printJson } from '../output.ts';
import { createFeed, nameFromTitle } from './newFeed.ts';
import { withFeeds } from './openFeeds.ts';
import { addSettings, settingsFrom, type SettingOptions } from './settingOptions.ts';

type Options = SettingOptions & { readonly id?: string; readonly check: boolean; readonly json?: boolean };

/** `rasid feeds add`: checks a feed and adds it. */
export function addAddCommand(feeds: Command, context: () => Context): void {
  addSettings(feeds.command('add <url>').description('check a feed and add it'))
    .option('--id <id>', 'a short name for commands; else made from the address')
    .option('--no-check', 'add it although it does not answer')
    .option('--json', 'one JSON object')
    .action((url: string, options: Options) => add(context(), url, options));
}

async function add(context: Context, url: string, options: Options): Promise<void> {
  const settings = settingsFrom({ ...options, url }) as GivenSettings;
  const checked = options.check ? await checkFeed(context, url) : undefined;
  if (checked && !checked.ok) throw new Error(`feed "${url}": ${checked.message}`);
  await withFeeds(context, async (feeds) => {
    const name = nameFromTitle(checked?.title);
    const feed = createFeed({ ...(name !== undefined && { name }), ...settings }, new Date());
    await feeds.create(feed);
    if (options.json) printJson(hideSecrets(feed));
    else console.log(`added ${feed.id}: ${feed.name}, every ${feed.intervalMs / 1000} s`);
  });
}
