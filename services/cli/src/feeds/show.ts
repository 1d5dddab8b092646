import type { Feed, FeedAttempt, FeedWishes } from '@rasid/contracts';
import { hideSecrets, toTexts } from '@rasid/feeds/lists';
import type { Command } from 'commander';
import colors from 'picocolors';
import type { Context } from '../context.ts';
import { printJson, printRows, screenWidth, type Column } from '../output.ts';
import { relativeTime, shortDuration } from '../relativeTime.ts';
import { fitText, wrapText } from '../textWidth.ts';
import { conditionOf } from './condition.ts';
import { settingsOf, withFeeds } from './openFeeds.ts';

/** `rasid feeds show`: the settings of one feed, how it is, and its last attempts. */
export function addShowCommand(feeds: Command, context: () => Context): void {
  feeds
    .command('show <id>')
    .description('one feed: its settings, how it is, and its last attempts')
    .option('--json', 'one JSON object')
    .action((id: string, options: { json?: boolean }) =>
      withFeeds(context(), async (store) => {
        const feed = await store.get(id);
        if (!feed) throw new Error(`there is no feed "${id}"; see: rasid feeds list`);
        const shown = hideSecrets(feed);
        if (options.json) printJson(shown);
        else printFeed(shown, new Date());
      }),
    );
}

function printFeed(feed: Feed, now: Date): void {
  const { name, ...texts } = toTexts(settingsOf(feed));
  console.log(colors.bold(fitText(name ?? feed.id, screenWidth())));
  printFacts('settings', Object.entries(texts));
  printFacts('health', healthFacts(feed, now));
  const attempts = [...feed.health.attempts].reverse();
  console.log(`\n${colors.bold(`last ${attempts.length} attempts, newest first`)}`);
  printRows(attempts, columnsAt(now), { json: false, empty: 'none yet' });
}

function printFacts(title: string, facts: readonly (readonly [name: string, fact: string])[]): void {
  console.log(`\n${colors.bold(title)}`);
  for (const [name, fact] of facts) {
    const lines = wrapText(fact, screenWidth() - 18);
    lines.forEach((line, i) => console.log(`  ${(i === 0 ? name : '').padEnd(16)}${line}`));
  }
}

function healthFacts(feed: Feed, now: Date): [string, string][] {
  const { health } = feed;
  const ago = (moment: string | undefined) => relativeTime(moment, now);
  const facts: [string, string | number | undefined][] = [
    ['condition', conditionOf(feed)],
    ['trouble', health.trouble],
    ['last error', health.lastError],
    ['failures', health.consecutiveFailures || undefined],
    ['last poll', ago(health.lastPolledAt)],
    ['last success', ago(health.lastSuccessAt)],
    ['last new item', ago(health.lastFreshAt)],
    ['quiet since', ago(health.quietSince)],
    ['next poll', ago(health.nextPollAt)],
    ['asked for', wishText(health.wishes)],
    ['on hold until', ago(health.heldUntil)],
    ['rhythm', health.rhythmMs === undefined ? undefined : `an item every ${shortDuration(health.rhythmMs)}`],
    ['format', health.format],
    ['items', health.itemCount],
    ['etag', health.etag],
    ['last-modified', health.lastModified],
    ['moves to', health.moved && `${health.moved.url} (seen ${health.moved.confirmations} times)`],
    ['hub', health.hub && `${health.hub.url} (${health.hub.state})`],
  ];
  return facts.flatMap(([name, fact]) => (fact === undefined ? [] : [[name, String(fact)]]));
}

/** What the feed itself says of how often it may be read. */
function wishText(wishes: FeedWishes | undefined): string | undefined {
  if (wishes === undefined) return undefined;
  const { ttlMs, updatePeriodMs, skipHours = [], skipDays = [] } = wishes;
  const words = [
    ttlMs === undefined ? '' : `ttl ${shortDuration(ttlMs)}`,
    updatePeriodMs === undefined ? '' : `updated every ${shortDuration(updatePeriodMs)}`,
    skipHours.length === 0 ? '' : `not in the hours ${skipHours.join(', ')} GMT`,
    skipDays.length === 0 ? '' : `not on ${skipDays.map((day) => WEEKDAYS[day]).join(', ')}`,
  ].filter(Boolean);
  return words.length === 0 ? undefined : words.join('; ');
}
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What the other columns take. */
const BESIDE = 72;

const columnsAt = (now: Date): Column<FeedAttempt>[] => [
  { title: 'WHEN', value: ({ at }) => at.slice(0, 19).replace('T', ' ') },
  { title: 'AGO', value: ({ at }) => relativeTime(at, now)?.replace(' ago', ''), align: 'right' },
  { title: 'OUTCOME', value: ({ outcome }) => outcome.replace('_', ' '), color: paintOf },
  { title: 'STATUS', value: ({ status }) => status, align: 'right' },
  { title: 'BYTES', value: ({ bytes }) => bytes, align: 'right' },
  { title: 'TOOK', value: ({ tookMs }) => `${tookMs} ms`, align: 'right' },
  { title: 'ITEMS', value: ({ items }) => items, align: 'right' },
  { title: 'NEW', value: ({ fresh }) => fresh, align: 'right' },
  {
    title: 'REASON',
    value: ({ trouble, message }) => message ?? trouble ?? '',
    maxWidth: Math.max(24, screenWidth() - BESIDE),
  },
];

const paintOf = ({ outcome }: FeedAttempt): ((text: string) => string) =>
  outcome === 'failed' ? colors.red : outcome === 'read' ? colors.green : colors.gray;
