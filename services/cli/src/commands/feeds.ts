import type { Feed } from '@rasid/contracts';
import { createFeedStore, createSearchClient, ensureIndices, type FeedStore } from '@rasid/search';
import type { Command } from 'commander';
import colors from 'picocolors';
import { checkFeed, type FeedCheck } from '../checkFeed.ts';
import { homeOf, readContext, type Context } from '../context.ts';
import { parseInterval } from '../interval.ts';
import { createFeed, type NewFeed } from '../newFeed.ts';
import { printJson, printRows } from '../output.ts';

type Json = { json?: boolean };

/** `rasid feeds`: add, see, check, pause, resume and remove feeds. */
export function addFeedsCommand(program: Command): void {
  const feeds = program.command('feeds').description('the feeds that Rasid polls');
  const context = () => readContext(homeOf(program.opts<{ home?: string }>().home));
  feeds
    .command('add <url>')
    .description('check a feed and add it')
    .option('--name <name>', "the outlet's name; else the feed's own title")
    .option('--id <id>', 'a short name for commands; else made from the address')
    .option(
      '--interval <time>',
      'how often it is polled, such as 30s, 5m or 1h',
      parseInterval,
      parseInterval('5m'),
    )
    .option('--country <code>', "the outlet's country, as two letters")
    .option('--language <code>', "the outlet's language")
    .option('--no-check', 'add it although it does not answer')
    .option('--json', 'one JSON object')
    .action((url: string, options: NewFeed & { check: boolean } & Json) => add(context(), url, options));
  feeds
    .command('list')
    .description('all feeds and how they are')
    .option('--json', 'a JSON object a line')
    .action((options: Json) => withStore(context(), async (store) => list(await store.list(), options)));
  feeds
    .command('check <url>')
    .description('fetch and read a feed now, and say what would come of it; nothing is stored')
    .option('--json', 'one JSON object')
    .action((url: string, options: Json) => check(context(), url, options));
  for (const [name, state] of [
    ['pause', 'paused'],
    ['resume', 'active'],
  ] as const) {
    feeds
      .command(`${name} <ids...>`)
      .description(state === 'paused' ? 'stop polling' : 'poll again')
      .option('--json', 'a JSON object a line')
      .action((ids: string[], options: Json) =>
        withStore(context(), (store) =>
          forEachId(ids, store, { act: (id) => store.setState(id, state), what: state, ...options }),
        ),
      );
  }
  feeds
    .command('remove <ids...>')
    .description('forget feeds; their articles stay')
    .option('--json', 'a JSON object a line')
    .action((ids: string[], options: Json) =>
      withStore(context(), (store) =>
        forEachId(ids, store, { act: (id) => store.remove(id), what: 'removed', ...options }),
      ),
    );
}

async function withStore<T>(context: Context, work: (store: FeedStore) => Promise<T>): Promise<T> {
  const client = createSearchClient({ url: context.elasticsearchUrl, apiKey: context.elasticsearchApiKey });
  try {
    await ensureIndices(client, context.namespace);
    return await work(createFeedStore(client, context.namespace));
  } finally {
    await client.close();
  }
}

async function add(
  context: Context,
  url: string,
  options: NewFeed & { check: boolean } & Json,
): Promise<void> {
  const checked = options.check ? await checkFeed(context, url) : undefined;
  if (checked && !checked.ok) throw new Error(`feed "${url}": ${checked.message}`);
  await withStore(context, async (store) => {
    const feed = createFeed(url, options, checked?.title, new Date());
    await store.create(feed);
    if (options.json) printJson(shown(feed));
    else console.log(`added ${feed.id}: ${feed.name}, every ${feed.intervalMs / 1000} s`);
  });
}

function list(feeds: readonly Feed[], options: Json): void {
  printRows(feeds.map(shown), columns, {
    json: options.json === true,
    empty: 'no feeds yet; add one with: rasid feeds add URL',
  });
}

const columns = [
  { title: 'ID', value: ({ id }: Feed) => id },
  {
    title: 'STATE',
    value: ({ state, health }: Feed) =>
      state === 'paused' ? 'paused' : health.lastError ? 'failing' : health.lastSuccessAt ? 'healthy' : 'new',
  },
  { title: 'EVERY', value: ({ intervalMs }: Feed) => `${intervalMs / 1000} s` },
  { title: 'LAST POLL', value: ({ health }: Feed) => health.lastPolledAt?.slice(0, 19).replace('T', ' ') },
  { title: 'ITEMS', value: ({ health }: Feed) => health.itemCount },
  { title: 'FORMAT', value: ({ health }: Feed) => health.format },
  { title: 'NAME', value: ({ name }: Feed) => name },
  { title: 'TROUBLE', value: ({ health }: Feed) => health.lastError ?? '' },
];

async function check(context: Context, url: string, options: Json): Promise<void> {
  const result = await checkFeed(context, url);
  if (options.json) printJson(result);
  else printCheck(url, result);
  if (!result.ok) process.exitCode = 1;
}

function printCheck(url: string, result: FeedCheck): void {
  const row = (name: string, value: string | number | undefined) =>
    console.log(`${name.padEnd(12)}${value ?? '–'}`);
  if (!result.ok) {
    console.log(`${colors.red('✗')} ${url}: ${result.message}`);
    return;
  }
  console.log(`${colors.green('✓')} ${url}`);
  row('address', result.url);
  row('format', result.format);
  row('charset', result.charset);
  row('bytes', result.bytes);
  row('title', result.title);
  row('items', `${result.items}, ${result.withoutLink} without a link, ${result.withoutDate} without a date`);
  row('newest', result.newest?.publishedAt);
  row('first item', result.newest?.title);
  row('its address', result.newest?.link);
  row(
    'extracted',
    result.article ? `${result.article.words} words: ${result.article.start}…` : result.articleTrouble,
  );
}

type Deed = Json & { readonly act: (id: string) => Promise<unknown>; readonly what: string };

/** Does what can be done; the ids that there are not come together in the error at the end. */
async function forEachId(ids: readonly string[], store: FeedStore, { act, what, json }: Deed): Promise<void> {
  const unknown: string[] = [];
  for (const id of ids) {
    if (!(await store.get(id))) {
      unknown.push(id);
      continue;
    }
    await act(id);
    if (json) printJson({ id, state: what });
    else console.log(`${id}: ${what}`);
  }
  if (unknown.length > 0)
    throw new Error(`there is no feed ${unknown.map((id) => `"${id}"`).join(', ')}; see: rasid feeds list`);
}

/** A feed as it may be shown: the password of an address is nobody's business. */
const shown = (feed: Feed): Feed => ({
  ...feed,
  url: feed.url.replace(/^(https?:\/\/[^/@:]*):[^/@]*@/, '$1:***@'),
});
