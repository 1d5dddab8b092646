import {
  backfillJobId,
  backfillJobSchema,
  MAX_BACKFILL,
  queueNames,
  type BackfillJob,
} from '@rasid/contracts';
import { parseArabicDate } from '@rasid/feeds';
import { openJobQueue } from '@rasid/queue';
import { InvalidArgumentError, type Command } from 'commander';
import colors from 'picocolors';
import type { Context } from '../context.ts';
import { printJson } from '../output.ts';
import { refuseUnknown, withFeeds } from './openFeeds.ts';
import { selectFeeds } from './selection.ts';

type Options = {
  readonly limit: number;
  readonly since?: string;
  readonly onlyDated?: boolean;
  readonly json?: boolean;
};

/** A step that fails is tried again so often; the fetcher queues further steps by itself. */
const ATTEMPTS = 5;
const STANDARD_LIMIT = 500;

/** `rasid feeds backfill`: lets the fetcher look for older articles, in the feed's archive and the site's sitemaps. */
export function addBackfillCommand(feeds: Command, context: () => Context): void {
  feeds
    .command('backfill <ids...>')
    .description("have older articles fetched, from a feed's archive (RFC 5005) and its site's sitemaps")
    .option('--limit <count>', 'most articles of a feed', readLimit, STANDARD_LIMIT)
    .option('--since <date>', 'none that are older, such as 2026-01-31 or ٣١ يناير ٢٠٢٦', readSince)
    .option('--only-dated', 'none of which nobody says when they are from')
    .option('--json', 'a JSON object a line')
    .action((ids: string[], options: Options) => backfill(context(), ids, options));
}

async function backfill(context: Context, ids: readonly string[], options: Options): Promise<void> {
  const { selected, unknown } = await withFeeds(context, async (feeds) =>
    selectFeeds(await feeds.list(), ids, {}),
  );
  const queue = openJobQueue<BackfillJob>(context, queueNames.backfillFeed, ATTEMPTS);
  try {
    for (const { id } of selected) {
      const job = jobFor(id, options, new Date());
      await queue.add(backfillJobId(id), job);
      if (options.json) printJson(job);
      else console.log(`${colors.bold(id)}  ${wordsOf(job)}; one that is under way goes on as it is`);
    }
  } finally {
    await queue.close();
  }
  refuseUnknown(unknown);
}

const jobFor = (feedId: string, { limit, since, onlyDated }: Options, now: Date): BackfillJob =>
  backfillJobSchema.parse({
    schema: 'backfill-feed.v1',
    feedId,
    limit,
    ...(since !== undefined && { since }),
    ...(onlyDated && { onlyDated }),
    requestedAt: now.toISOString(),
  });

const wordsOf = ({ limit, since }: BackfillJob): string =>
  `up to ${limit} older articles${since === undefined ? '' : ` since ${since.slice(0, 10)}`} are queued`;

function readLimit(given: string): number {
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_BACKFILL)
    throw new InvalidArgumentError(`expected a number from 1 to ${MAX_BACKFILL}`);
  return limit;
}

/** A day or a moment, as machines or as people write it; in UTC. */
function readSince(given: string): string {
  const found = parseArabicDate(given, { now: new Date() });
  if (found === undefined)
    throw new InvalidArgumentError('expected a day such as 2026-01-31 or ٣١ يناير ٢٠٢٦');
  return new Date(found).toISOString();
}
