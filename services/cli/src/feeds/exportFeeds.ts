import { writeFileSync } from 'node:fs';
import type { Feed } from '@rasid/contracts';
import { withoutSecrets, writeFeedCsv, writeOpml, type FeedSettings } from '@rasid/feeds/lists';
import { Option, type Command } from 'commander';
import type { Context } from '../context.ts';
import { byName } from './condition.ts';
import { listFormats, type ListFormat } from './listFile.ts';
import { refuseUnknown, settingsOf, withFeeds } from './openFeeds.ts';
import { addSelection, selectFeeds, type Selection } from './selection.ts';

type Options = Selection & {
  readonly format?: ListFormat;
  readonly output?: string;
  readonly withSecrets?: boolean;
};

/** `rasid feeds export`: OPML or CSV with every setting, to a file or to standard output. */
export function addExportCommand(feeds: Command, context: () => Context): void {
  addSelection(
    feeds.command('export [ids...]').description('feeds with their folders and settings, as OPML or CSV'),
  )
    .option('-o, --output <file>', 'where to; standard output unless said')
    .addOption(new Option('--format <format>', "by the file's name unless said").choices(listFormats))
    .option('--with-secrets', 'also cookies, passwords and headers that give access')
    .action((ids: string[], options: Options) =>
      withFeeds(context(), async (store) => {
        const { selected, unknown } = selectFeeds(await store.list(), ids, options);
        write(selected.sort(byName), options);
        refuseUnknown(unknown);
      }),
    );
}

function write(feeds: readonly Feed[], options: Options): void {
  const given = feeds.map((feed) => {
    const settings = settingsOf(feed);
    return options.withSecrets ? { feed: settings, secrets: [] } : withoutSecrets(settings);
  });
  const text = format(
    given.map(({ feed }) => feed),
    options,
  );
  // who has secrets keeps them to himself
  if (options.output === undefined) process.stdout.write(text);
  else writeFileSync(options.output, text, { mode: options.withSecrets ? 0o600 : 0o644 });
  if (options.output !== undefined) console.error(`${feeds.length} feeds in ${options.output}`);
  const without = given.filter(({ secrets }) => secrets.length > 0);
  if (without.length > 0) console.error(leftOut(without));
}

function format(feeds: readonly FeedSettings[], { format, output }: Options): string {
  const chosen = format ?? (output?.toLowerCase().endsWith('.csv') ? 'csv' : 'opml');
  return chosen === 'csv'
    ? writeFeedCsv(feeds)
    : writeOpml(feeds, { title: 'راصد · Rasid', now: new Date() });
}

const MOST_NAMED = 5;

function leftOut(without: readonly { feed: FeedSettings; secrets: readonly string[] }[]): string {
  const named = without
    .slice(0, MOST_NAMED)
    .map(({ feed, secrets }) => `  ${feed.id}: ${secrets.join(', ')}`);
  const more = without.length > MOST_NAMED ? [`  and ${without.length - MOST_NAMED} more`] : [];
  const what = `left out what is secret in ${without.length} feed${without.length === 1 ? '' : 's'}; --with-secrets includes it:`;
  return [what, ...named, ...more].join('\n');
}
