import { softFeedTroubles, type FeedTrouble } from '@rasid/contracts';

const MINUTE_MS = 60_000;
/** What heals by itself is tried again soon, even of a feed that is polled once a day. */
const SOFT = { firstMs: 10 * MINUTE_MS, mostMs: 60 * MINUTE_MS };
/** What somebody has to mend is asked for rarely, and for ever. */
const HARD = { firstMs: Infinity, mostMs: 6 * 60 * MINUTE_MS };

const isSoft = (trouble: FeedTrouble): boolean =>
  (softFeedTroubles as readonly FeedTrouble[]).includes(trouble);

/**
 * How long a feed that failed `failures` times in a row (1 and more) is left alone: twice as long each time, up to an
 * hour for what heals by itself and six for the rest, or the feed's own interval where that is longer.
 */
export function failureWaitMs(intervalMs: number, failures: number, trouble: FeedTrouble): number {
  const { firstMs, mostMs } = isSoft(trouble) ? SOFT : HARD;
  const first = Math.min(intervalMs, firstMs);
  return Math.min(first * 2 ** Math.min(failures - 1, 30), Math.max(intervalMs, mostMs));
}
