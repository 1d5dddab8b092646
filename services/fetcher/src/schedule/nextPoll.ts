import type { Feed, FeedHealth, FeedTrouble } from '@rasid/contracts';
import { adaptiveIntervalMs, longestIntervalMs, wishedMs } from '@rasid/feeds';
import { failureWaitMs } from './failureWait.ts';
import { afterSkips } from './skipTimes.ts';
import { spreadOf } from './spread.ts';

export type PollResult = {
  readonly startedAt: Date;
  readonly now: Date;
  /** How the feed is after the poll. */
  readonly health: FeedHealth;
  /** Missing where the feed was read. */
  readonly trouble?: FeedTrouble | undefined;
  /** For how long the answer may be used, by its headers. */
  readonly cacheMs?: number | undefined;
  /** For how long the publisher asks to be left alone. */
  readonly retryAfterMs?: number | undefined;
};

/** Intervals grow by up to so much, so that feeds that start together do not stay together. They never shrink. */
const JITTER = 0.05;
const FAILED_JITTER = 0.25;
/** Feeds that waited for the same moment spread over so much time after it. */
const SPREAD_MS = 10 * 60 * 1000;

/**
 * When a feed is due after a poll: its own rhythm within its operator's limits, longer where the publisher wishes it,
 * later where the publisher asks for it, and after a failure later each time.
 */
export function nextPollAt(
  feed: Pick<Feed, 'id' | 'intervalMs' | 'maxIntervalMs'>,
  result: PollResult,
): Date {
  const { startedAt, now, retryAfterMs } = result;
  const spread = spreadOf(`${feed.id} ${startedAt.toISOString()}`);
  const waitMs =
    intervalAfter(feed, result) * (1 + spread * (result.trouble === undefined ? JITTER : FAILED_JITTER));
  const most = Math.min(SPREAD_MS, feed.intervalMs) * spread;
  const asked = retryAfterMs === undefined ? 0 : now.getTime() + retryAfterMs + Math.min(most, retryAfterMs);
  const at = new Date(Math.ceil(Math.max(startedAt.getTime() + waitMs, asked)));
  const open = afterSkips(at, result.health.wishes);
  return open.getTime() === at.getTime() ? at : new Date(Math.ceil(open.getTime() + most));
}

function intervalAfter(
  feed: Pick<Feed, 'intervalMs' | 'maxIntervalMs'>,
  { now, health, trouble, cacheMs }: PollResult,
): number {
  if (trouble !== undefined) return failureWaitMs(feed.intervalMs, health.consecutiveFailures, trouble);
  const wished = Math.min(wishedMs(health.wishes, cacheMs, health.rhythmMs), longestIntervalMs(feed));
  return Math.max(adaptiveIntervalMs(feed, health, now), wished);
}
