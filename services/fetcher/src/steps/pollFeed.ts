import type { Feed, FeedHealth } from '@rasid/contracts';
import type { ParsedFeed } from '@rasid/feeds';
import { asError, UnavailableError } from '@rasid/pipeline';
import type { KeptWays, PollTurn, PutOff, TakenAnswer, TakenAnswers } from '@rasid/queue';
import type { Redirect } from '@rasid/http';
import type { FeedRecord } from '@rasid/search';
import { healthAfter } from '../health/healthAfter.ts';
import { settleAddress } from '../health/settleAddress.ts';
import { patiently } from './patiently.ts';
import type { FeedPostponed, FeedReading, Standing, Validators } from './readFeed.ts';

/** What is to become of the feed's turn. */
export type PollEnd =
  /** The feed is due again after so long. */
  | { readonly kind: 'ended'; readonly afterMs: number; readonly reading: FeedReading }
  /** Its host is busy. */
  | (PutOff & { readonly kind: 'deferred' })
  /** It was removed, or is not active. */
  | { readonly kind: 'dropped' };

export type PollFeedParts = {
  readonly feeds: {
    record(id: string, record: FeedRecord): Promise<boolean>;
    findByUrl(url: string): Promise<Feed | undefined>;
  };
  readonly readFeed: (
    feed: Feed,
    validators: Validators,
    standing: Standing,
  ) => Promise<FeedReading | FeedPostponed>;
  readonly taken: TakenAnswers;
  readonly ways: KeptWays<Redirect>;
  /** Queues what is new. Answers how many entries were new or changed. */
  readonly takeFeed: (feed: Feed, read: ParsedFeed) => Promise<number>;
  /** Speaks with the hub that a feed offers, if any. Never rejects. */
  readonly keepSubscription?: (feed: Feed, reading: FeedReading) => Promise<void>;
  readonly now: () => Date;
  /** Ends the waiting for a dependency that is away. */
  readonly signal?: AbortSignal;
};

/** One poll: reads the feed, queues what is new, and notes how the feed is and when it is due again. */
export const createPollFeed = (parts: PollFeedParts) =>
  async function pollFeed(turn: Standpoint, feed: Feed | undefined): Promise<PollEnd> {
    if (feed?.state !== 'active') return { kind: 'dropped' };
    const startedAt = parts.now();
    const taken = await parts.taken.recall(feed.id, validatorKey(feed.url, feed.health));
    const { reading, fresh } = await readAndTake(feed, turn, taken, parts);
    if (reading.kind === 'wait') {
      await parts.ways.keep(feed.id, reading.way);
      const { ms: afterMs, heldMs, hasPlace } = reading;
      return { kind: 'deferred', afterMs, heldMs, hasPlace };
    }
    const now = parts.now();
    const health = healthAfter(feed, reading, { startedAt, now, fresh });
    const polled = { reading, health, now };
    const record = await patiently(() => settleAddress(feed, polled, parts.feeds), parts.signal);
    const isThere = await patiently(() => parts.feeds.record(feed.id, record), parts.signal);
    if (!isThere || record.state === 'parked') return { kind: 'dropped' };
    // only now: had it failed before, the publisher would be asked for changes since an answer that was not taken
    const url = record.url ?? feed.url;
    if (reading.kind === 'read') await parts.taken.add(feed.id, validatorKey(url, reading), taken.life);
    await parts.keepSubscription?.(feed, reading);
    const afterMs = Date.parse(health.nextPollAt ?? '') - parts.now().getTime();
    return { kind: 'ended', afterMs, reading };
  };

type Standpoint = Pick<PollTurn, 'hasWaited' | 'hasPlace'>;
type Taken = { readonly reading: FeedReading | FeedPostponed; readonly fresh: number };

/** An error that nobody foresaw is a trouble of its feed, which is asked less often, and nobody else's. */
async function readAndTake(
  feed: Feed,
  { hasWaited, hasPlace }: Standpoint,
  { isTaken }: TakenAnswer,
  parts: PollFeedParts,
): Promise<Taken> {
  try {
    const way = hasWaited ? await parts.ways.take(feed.id) : [];
    const reading = await parts.readFeed(feed, isTaken ? validatorsOf(feed) : {}, { hasPlace, way });
    const fresh = reading.kind === 'read' ? await parts.takeFeed(feed, reading.feed) : 0;
    return { reading, fresh };
  } catch (thrown) {
    const error = asError(thrown);
    if (error instanceof UnavailableError) throw error;
    const message = `pollFeed: ${error.message}; this is a fault of Rasid`;
    return {
      fresh: 0,
      reading: { kind: 'failed', trouble: 'step_failed', message, tookMs: 0, redirects: [] },
    };
  }
}

const validatorsOf = ({ health: { etag, lastModified } }: Feed): Validators => ({
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});

const validatorKey = (
  url: string,
  { etag, lastModified }: Pick<FeedHealth, 'etag' | 'lastModified'> | Validators,
): string => JSON.stringify([url, etag, lastModified]);
