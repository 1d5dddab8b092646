import type { Feed, FeedHealth, FetchArticleJob } from '@rasid/contracts';
import type { Outcome } from '@rasid/pipeline';
import type { Seen, SeenStore } from '@rasid/queue';
import { isDue } from '../pollDue.ts';
import { judgeEntry, toCandidates, toJob, type Candidate } from './judgeEntries.ts';
import type { FeedReading } from './readFeed.ts';

export type DeadEntry = {
  readonly job: FetchArticleJob;
  readonly outcome: Extract<Outcome<never>, { kind: 'dead' }>;
  readonly attempts: number;
};

export type PollFeedParts = {
  readonly feeds: {
    get(id: string): Promise<Feed | undefined>;
    recordHealth(id: string, health: FeedHealth): Promise<boolean>;
  };
  readonly readFeed: (feed: Feed) => Promise<FeedReading>;
  readonly seen: Pick<SeenStore, 'getMany' | 'put' | 'deadMany' | 'markDead'>;
  /** What the index knows, for what the cache has lost. */
  readonly lookup: { findSeen(ids: readonly string[]): Promise<Map<string, Seen>> };
  readonly jobs: { addMany(jobs: readonly { jobId: string; data: FetchArticleJob }[]): Promise<void> };
  readonly sendDead: (letters: readonly DeadEntry[]) => Promise<void>;
  readonly onOutcome: (stage: 'poll-feed', outcome: Outcome<unknown>) => void;
  readonly now: () => Date;
};

/** One poll: reads the feed, queues what is new, and notes how the feed is. Does nothing for a feed that is paused or gone. */
export const createPollFeed = (parts: PollFeedParts) =>
  async function pollFeed(feedId: string): Promise<void> {
    const feed = await parts.feeds.get(feedId);
    if (feed?.state !== 'active' || !isDue(feed, parts.now())) return;
    const reading = await parts.readFeed(feed);
    if (reading.kind === 'read') await takeEntries(feed, reading.feed.items, parts);
    // only after the entries are queued: else a crash in between would leave them behind an unchanged ETag
    await parts.feeds.recordHealth(feedId, healthAfter(feed.health, reading, parts.now()));
  };

async function takeEntries(
  feed: Feed,
  entries: Parameters<typeof toCandidates>[1],
  parts: PollFeedParts,
): Promise<void> {
  const candidates = toCandidates(feed, entries);
  const known = {
    seen: await recall(candidates, parts),
    dead: await parts.seen.deadMany(candidates.map(({ deadKey }) => deadKey)),
  };
  const jobs: { jobId: string; data: FetchArticleJob }[] = [];
  const letters: (DeadEntry & { deadKey: string })[] = [];
  for (const candidate of candidates) {
    const outcome = judgeEntry(candidate, feed, known, parts.now());
    if (outcome.kind === 'ok')
      jobs.push({ jobId: `${candidate.articleId}-${candidate.entryHash}`, data: outcome.value });
    if (outcome.kind === 'dead') {
      letters.push({
        job: toJob(candidate, feed, parts.now()),
        outcome,
        attempts: 1,
        deadKey: candidate.deadKey,
      });
    }
    parts.onOutcome('poll-feed', outcome);
  }
  await parts.jobs.addMany(jobs);
  if (letters.length > 0) await parts.sendDead(letters);
  for (const { deadKey } of letters) await parts.seen.markDead(deadKey); // the next poll does not repeat it
}

/** From the cache, else from the index, whose answer is cached. */
async function recall(
  candidates: readonly Candidate[],
  { seen, lookup }: PollFeedParts,
): Promise<Map<string, Seen>> {
  const ids = candidates.flatMap(({ articleId }) => (articleId === undefined ? [] : [articleId]));
  const known = await seen.getMany(ids);
  const missing = ids.filter((id) => !known.has(id));
  for (const [id, found] of await lookup.findSeen(missing)) {
    known.set(id, found);
    await seen.put(id, found);
  }
  return known;
}

function healthAfter(before: FeedHealth, reading: FeedReading, now: Date): FeedHealth {
  const { lastError: _error, ...kept } = before;
  const polled = { ...kept, lastPolledAt: now.toISOString() };
  if (reading.kind === 'failed') {
    return {
      ...polled,
      consecutiveFailures: before.consecutiveFailures + 1,
      lastError: reading.message,
      ...(reading.status !== undefined && { lastStatus: reading.status }),
    };
  }
  const well = { ...polled, consecutiveFailures: 0, lastSuccessAt: now.toISOString() };
  if (reading.kind === 'not_modified') return { ...well, lastStatus: 304 };
  const { etag: _etag, lastModified: _modified, ...rest } = well;
  const { feed, status, kind: _kind, ...validators } = reading;
  return { ...rest, ...validators, lastStatus: status, format: feed.format, itemCount: feed.items.length };
}
