import type { Placing } from '@rasid/queue';
import type { FeedSchedule } from '@rasid/search';
import { spreadOf } from './spread.ts';

/** So many feeds a second are added, or made up for after an outage. */
const PER_SECOND = 50;
const LONGEST_SPREAD_MS = 5 * 60 * 1000;

/**
 * When feeds are due that are not scheduled yet. What is due later is due then; what is due by now, all of it after an
 * outage, is spread so that no herd goes out, within each feed's own interval. Feeds that are new or that an operator
 * changed are brought forward.
 */
export function firstPlacings(feeds: readonly FeedSchedule[], now: Date): Placing[] {
  const isNew = ({ nextPollAt }: FeedSchedule) => nextPollAt === undefined;
  const waitMs = ({ nextPollAt }: FeedSchedule) =>
    nextPollAt === undefined ? 0 : Date.parse(nextPollAt) - now.getTime();
  const crowdMs = (crowd: number) => Math.min(LONGEST_SPREAD_MS, (crowd * 1000) / PER_SECOND);
  const newMs = crowdMs(feeds.filter(isNew).length);
  const overdueMs = crowdMs(feeds.filter((feed) => !isNew(feed) && waitMs(feed) <= 0).length);
  return feeds.map((feed) => {
    const afterMs = waitMs(feed);
    const within = Math.min(feed.intervalMs, isNew(feed) ? newMs : overdueMs);
    return {
      feedId: feed.id,
      afterMs: afterMs > 0 ? afterMs : spreadOf(feed.id) * within,
      mode: isNew(feed) ? 'sooner' : 'keep',
    };
  });
}
