import type { Feed, FeedHealth } from '@rasid/contracts';

export type IntervalLimits = Pick<Feed, 'intervalMs' | 'maxIntervalMs'>;

/** A pushed feed, and a publisher's wish, may make an interval longer up to this where the operator set no other limit. */
const LONGEST_UNASKED_MS = 60 * 60 * 1000;
/** Two polls a usual gap see an entry after a quarter of it, in the mean. */
const POLLS_PER_GAP = 2;
/** A feed that has been silent for long is asked less and less: ten times within its silence. */
const POLLS_PER_SILENCE = 10;
/** Polling goes on beside a hub, which may fail us, but four times as slowly. */
const PUSHED_FACTOR = 4;

/** The longest interval that may come of anything but failures. */
export const longestIntervalMs = ({ intervalMs, maxIntervalMs }: IntervalLimits): number =>
  Math.max(intervalMs, maxIntervalMs ?? LONGEST_UNASKED_MS);

/**
 * How long a well feed is left alone, by its own rhythm: between `intervalMs` and `maxIntervalMs`, and just `intervalMs`
 * where the operator gave no maximum. Where no rhythm was seen the feed's own word for it (`sy:updatePeriod`) counts.
 */
export function adaptiveIntervalMs(feed: IntervalLimits, health: FeedHealth, now: Date): number {
  const { intervalMs, maxIntervalMs = intervalMs } = feed;
  const rhythmMs = health.rhythmMs ?? health.wishes?.updatePeriodMs ?? 0;
  const silenceMs = health.lastFreshAt === undefined ? 0 : now.getTime() - Date.parse(health.lastFreshAt);
  const wanted = Math.max(rhythmMs / POLLS_PER_GAP, silenceMs / POLLS_PER_SILENCE);
  const interval = Math.round(Math.min(Math.max(intervalMs, wanted), Math.max(intervalMs, maxIntervalMs)));
  if (!isPushed(health, now)) return interval;
  return Math.min(interval * PUSHED_FACTOR, Math.max(interval, longestIntervalMs(feed)));
}

/** Whether a hub tells us of news. */
const isPushed = ({ hub }: FeedHealth, now: Date): boolean =>
  hub?.state === 'subscribed' && hub.leaseUntil !== undefined && Date.parse(hub.leaseUntil) > now.getTime();
