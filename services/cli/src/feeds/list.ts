import type { Feed } from '@rasid/contracts';
import { formatInterval, hideSecrets } from '@rasid/feeds/lists';
import { Option, type Command } from 'commander';
import colors from 'picocolors';
import type { Context } from '../context.ts';
import { printRows, screenWidth, type Column } from '../output.ts';
import { relativeTime, shortDuration } from '../relativeTime.ts';
import { fitText } from '../textWidth.ts';
import {
  actualIntervalMs,
  attemptMarks,
  byName,
  byTrouble,
  conditionOf,
  type Condition,
} from './condition.ts';
import { refuseUnknown, withFeeds } from './openFeeds.ts';
import { addSelection, selectFeeds, type Selection } from './selection.ts';

type Sort = keyof typeof orders;
type Options = Selection & { readonly sort: Sort; readonly json?: boolean };

const orders = {
  trouble: byTrouble,
  name: byName,
  id: (a: Feed, b: Feed) => (a.id < b.id ? -1 : 1),
  folder: (a: Feed, b: Feed) => (a.folder ?? '').localeCompare(b.folder ?? '', 'ar') || byName(a, b),
};

/** `rasid feeds list`: how the feeds are, the worst first. */
export function addListCommand(feeds: Command, context: () => Context): void {
  addSelection(feeds.command('list [ids...]').description('feeds and how they are, the worst first'))
    .addOption(new Option('--sort <by>', 'their order').choices(Object.keys(orders)).default('trouble'))
    .option('--json', 'a JSON object a line')
    .action((ids: string[], options: Options) =>
      withFeeds(context(), async (store) => {
        const { selected, unknown } = selectFeeds(await store.list(), ids, options);
        printFeeds(selected.sort(orders[options.sort]).map(hideSecrets), options.json === true);
        refuseUnknown(unknown);
      }),
    );
}

function printFeeds(feeds: readonly Feed[], json: boolean): void {
  const now = new Date();
  const width = screenWidth();
  printRows(feeds, columnsAt(now, feeds), {
    json,
    empty: 'no feeds; add one with: rasid feeds add URL',
    below: (feed) => troubleLines(feed, now).map((line) => colors.dim(`  └ ${fitText(line, width - 4)}`)),
  });
  if (!json && feeds.length > 1) console.log(colors.dim(`\n${totals(feeds)}`));
}

const paints: Readonly<Record<Condition, (text: string) => string>> = {
  failing: colors.red,
  unreachable: colors.yellow,
  parked: colors.magenta,
  quiet: colors.yellow,
  new: colors.cyan,
  healthy: colors.green,
  paused: colors.gray,
};

/** Names last: Arabic then has nothing beside it to be mixed up with. */
const columnsAt = (now: Date, feeds: readonly Feed[]): Column<Feed>[] => [
  { title: 'ID', value: ({ id }) => id, maxWidth: 28 },
  { title: 'CONDITION', value: conditionOf, color: (feed) => paints[conditionOf(feed)] },
  { title: 'EVERY', value: everyOf, align: 'right' },
  { title: 'LAST POLL', value: ({ health }) => relativeTime(health.lastPolledAt, now), align: 'right' },
  { title: 'ITEMS', value: ({ health }) => health.itemCount, align: 'right' },
  ...(feeds.some(({ health }) => health.attempts.length > 0)
    ? [{ title: 'LAST 10', value: ({ health }: Feed) => attemptMarks(health, 10) || undefined }]
    : []),
  { title: 'NAME', value: ({ name }) => name, maxWidth: 28 },
  ...(feeds.some(({ tags }) => tags.length > 0)
    ? [{ title: 'TAGS', value: ({ tags }: Feed) => tags.join('، '), maxWidth: 30 }]
    : []),
];

const everyOf = ({ intervalMs, maxIntervalMs, health }: Feed): string =>
  formatInterval(intervalMs) +
  (maxIntervalMs === undefined ? '' : `–${formatInterval(maxIntervalMs)}`) +
  stretched(intervalMs, health);

/** A publisher may ask for rarer polls, by its feed or by its answers. */
function stretched(intervalMs: number, health: Feed['health']): string {
  const actual = actualIntervalMs(health);
  return actual === undefined || actual < intervalMs * 1.5 ? '' : ` (${shortDuration(actual)})`;
}

function troubleLines({ state, health }: Feed, now: Date): string[] {
  if (state === 'paused') return [];
  const { consecutiveFailures: failures, lastError, quietSince, lastSuccessAt } = health;
  const lines: string[] = [];
  if (lastError !== undefined) {
    const since =
      lastSuccessAt === undefined ? 'never read' : `last read ${relativeTime(lastSuccessAt, now)}`;
    lines.push(`${failures} failure${failures === 1 ? '' : 's'}, ${since}: ${lastError}`);
  }
  if (quietSince !== undefined)
    lines.push(`nothing new since ${relativeTime(quietSince, now)}, which is unusual for it`);
  return lines;
}

function totals(feeds: readonly Feed[]): string {
  const counts = new Map<string, number>();
  for (const feed of feeds) counts.set(conditionOf(feed), (counts.get(conditionOf(feed)) ?? 0) + 1);
  return [`${feeds.length} feeds`, ...[...counts].map(([condition, count]) => `${count} ${condition}`)].join(
    ', ',
  );
}
