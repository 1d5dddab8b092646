import type { BackfillJob, Feed, FeedEntry } from '@rasid/contracts';
import type { ParsedFeed } from '@rasid/feeds';
import type { JobQueue } from '@rasid/queue';
import { sitemapsJob } from './plan.ts';

export type TakeFeedParts = {
  readonly takeEntries: (feed: Feed, entries: readonly FeedEntry[]) => Promise<number>;
  readonly backfills: Pick<JobQueue<BackfillJob>, 'add'>;
  readonly now: () => Date;
};

/** Queues what is new in a feed; of one that is an index of sitemaps the newest are read in turn, as a small backfill. */
export const createTakeFeed = ({ takeEntries, backfills, now }: TakeFeedParts) =>
  async function takeFeed(feed: Feed, read: ParsedFeed): Promise<number> {
    const job = sitemapsJob(feed.id, read, now());
    if (job) await backfills.add(`sitemaps-${feed.id}`, job);
    return takeEntries(feed, read.items);
  };
