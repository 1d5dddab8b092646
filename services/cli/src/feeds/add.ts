import { hideSecrets, formatInterval, type GivenSettings } from '@rasid/feeds/lists';
import type { Command } from 'commander';
import colors from 'picocolors';
import { findFeed } from '../check/checkFeed.ts';
import type { Discovered } from '../check/discover.ts';
import { requestAdvice } from '../check/requestAdvice.ts';
import type { FeedReading } from '../check/readFeed.ts';
import { createVisitor } from '../check/visitor.ts';
import type { Context } from '../context.ts';
import { printJson, screenWidth } from '../output.ts';
import { relativeTime } from '../relativeTime.ts';
import { fitText } from '../textWidth.ts';
import { createFeed, nameFromTitle } from './newFeed.ts';
import { withFeeds } from './openFeeds.ts';
import { addSettings, settingsFrom, type SettingOptions } from './settingOptions.ts';
import { targetAt } from './target.ts';

type Options = SettingOptions & {
  readonly id?: string;
  readonly all?: boolean;
  readonly check: boolean;
  readonly json?: boolean;
};

/** `rasid feeds add`: the address of a feed or of a site; finds, checks and adds. */
export function addAddCommand(feeds: Command, context: () => Context): void {
  addSettings(
    feeds
      .command('add <address>')
      .description("find a site's feed, or take the address of one; check it and add it"),
  )
    .option('--id <id>', 'a short name for commands; else made from the address')
    .option('--all', 'every feed that is found on the site')
    .option('--no-check', 'add the address as it is, although it may not answer')
    .option('--json', 'a JSON object for each feed that was added')
    .action((address: string, options: Options) => add(context(), address, options));
}

async function add(
  context: Context,
  address: string,
  { all, check, json, ...options }: Options,
): Promise<void> {
  const { id, ...settings } = options;
  if (all && id !== undefined) throw new Error('--id is for one feed, and --all takes every one of the site');
  const target = targetAt(address, settings);
  const found = check ? await search(context, target) : { feeds: [{ url: target.url }] };
  if ('discovered' in found && !json) printDiscovered(found.discovered, all === true);
  const taken = all ? found.feeds : found.feeds.slice(0, 1);
  await withFeeds(context, async (feeds) => {
    for (const one of taken) {
      const feed = createFeed(settingsFor(one, options, target.url), new Date());
      await feeds.create(feed);
      if (json) printJson(hideSecrets(feed));
      else
        console.log(
          `added ${colors.bold(feed.id)}: ${feed.name}, every ${formatInterval(feed.intervalMs)}  ${feed.url}`,
        );
    }
  });
}

type Found = { readonly url: string; readonly reading?: FeedReading };

/** The feeds at an address; throws where there are none that can be read. */
async function search(context: Context, target: Parameters<typeof findFeed>[0]) {
  const visitor = createVisitor(context, target.url, target.request);
  try {
    const { url, reading, discovered } = await findFeed(target, { visitor, context, now: new Date() });
    if (reading.parsed)
      return { feeds: discovered?.feeds ?? [{ url, reading }], ...(discovered && { discovered }) };
    throw new Error(`feed "${url}": ${explain(reading, discovered)}; see: rasid feeds check ${url}`);
  } finally {
    await visitor.close();
  }
}

function explain({ request, other }: FeedReading, discovered: Discovered | undefined): string {
  if (request.failure) return [request.failure.message, requestAdvice(request)].filter(Boolean).join('; ');
  const found = discovered?.discovery.found.length ?? 0;
  const what = found === 0 ? '' : `, and none of the ${found} feeds that it names can be read`;
  return `${other?.message ?? 'it can not be read'}${what}`;
}

function printDiscovered({ discovery, feeds }: Discovered, all: boolean): void {
  const now = new Date();
  const taken = new Set((all ? feeds : feeds.slice(0, 1)).map(({ url }) => url));
  console.log(
    `${discovery.found.length} feed${discovery.found.length === 1 ? '' : 's'} on ${discovery.site}`,
  );
  for (const { url, title = '', items, newest, trouble } of discovery.found) {
    const facts = trouble ?? `${items} items, newest ${relativeTime(newest, now) ?? 'unknown'}`;
    const line = fitText(`${taken.has(url) ? '›' : '·'} ${url}  ${title} (${facts})`, screenWidth() - 2);
    console.log(`  ${taken.has(url) ? line : colors.dim(line)}`);
  }
  if (!all && feeds.length > 1)
    console.log(colors.dim('  the others as well: --all; another one: by its address'));
}

/** What the operator said, else what the feed says of itself; an address that led on to a feed is its site. */
function settingsFor({ url, reading }: Found, options: SettingOptions, asked: string): GivenSettings {
  const name = nameFromTitle(reading?.facts?.title);
  const site = reading?.facts?.link ?? (asked === url ? undefined : asked);
  const siteUrl = site !== undefined && /^https?:\/\//i.test(site) && URL.canParse(site) ? site : undefined;
  return {
    ...(name !== undefined && { name }),
    ...(siteUrl !== undefined && { siteUrl }),
    ...settingsFrom(options),
    url,
  };
}
