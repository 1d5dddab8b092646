import type { Feed, FeedEntry, FeedHealth, FetchArticleJob } from '@rasid/contracts';
import type { Outcome } from '@rasid/pipeline';
import type { Seen, SeenStore } from '@rasid/queue';
import { isDue } from '../pollDue.ts';
import { healthAfter } from './healthAfter.ts';
import { judgeEntry, toCandidates, toJob, type Candidate } from './judgeEntries.ts';
import { patiently } from './patiently.ts';
import type { FeedReading, Validators } from './readFeed.ts';

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
  readonly readFeed: (feed: Feed, validators: Validators) => Promise<FeedReading>;
  readonly seen: Pick<SeenStore, 'polls' | 'getMany' | 'put' | 'deadMany' | 'markDead'>;
  /** What the index knows, for what the cache has lost. */
  readonly lookup: { findSeen(ids: readonly string[]): Promise<Map<string, Seen>> };
  readonly jobs: { addMany(jobs: readonly { jobId: string; data: FetchArticleJob }[]): Promise<void> };
  readonly sendDead: (letters: readonly DeadEntry[]) => Promise<void>;
  readonly onOutcome: (stage: 'poll-feed', outcome: Outcome<unknown>) => void;
  readonly now: () => Date;
  /** Ends the waiting for a dependency that is away. */
  readonly signal?: AbortSignal;
};

/** Entries judged at once: a sitemap may have 50,000, and the index answers 10,000 at most. */
const PAGE = 500;

/**
 * One poll: reads the feed, queues what is new, and notes how the feed is. Does nothing for a feed that is paused, gone,
 * being polled, or polled within the last half of its interval, as when jobs piled up.
 */
export const createPollFeed = (parts: PollFeedParts) =>
  async function pollFeed(feedId: string): Promise<void> {
    const feed = await parts.feeds.get(feedId);
    if (feed?.state !== 'active' || !isDue(feed, parts.now())) return;
    const turn = await parts.seen.polls.begin(feedId);
    if (!turn) return;
    const startedAt = parts.now();
    let restMs = 0;
    try {
      await poll(feed, startedAt, parts);
      restMs = startedAt.getTime() + feed.intervalMs / 2 - parts.now().getTime();
    } finally {
      await turn.end(restMs);
    }
  };

async function poll(feed: Feed, startedAt: Date, parts: PollFeedParts): Promise<void> {
  const { polls } = parts.seen;
  const { etag, lastModified } = feed.health;
  const known = await polls.isTaken(feed.id, validatorKey(feed.health));
  const reading = await parts.readFeed(feed, {
    ...(known && etag !== undefined && { etag }),
    ...(known && lastModified !== undefined && { lastModified }),
  });
  if (reading.kind === 'read') await takeEntries(feed, reading.feed.items, parts);
  await parts.feeds.recordHealth(feed.id, healthAfter(feed.health, reading, startedAt));
  // only now: had it failed before, the publisher would be asked for changes since an answer that was not taken
  if (reading.kind === 'read') await polls.markTaken(feed.id, validatorKey(reading));
}

const validatorKey = ({
  etag,
  lastModified,
}: {
  etag?: string | undefined;
  lastModified?: string | undefined;
}) => JSON.stringify([etag, lastModified]);

async function takeEntries(feed: Feed, entries: readonly FeedEntry[], parts: PollFeedParts): Promise<void> {
  const candidates = toCandidates(feed, entries);
  for (let start = 0; start < candidates.length; start += PAGE) {
    await patiently(() => takePage(feed, candidates.slice(start, start + PAGE), parts), parts.signal);
  }
}

async function takePage(feed: Feed, candidates: readonly Candidate[], parts: PollFeedParts): Promise<void> {
  const known = {
    seen: await recall(candidates, parts),
    dead: await parts.seen.deadMany(candidates.map(({ deadKey }) => deadKey)),
  };
  const now = parts.now();
  const judged = candidates.map((candidate) => ({
    candidate,
    outcome: judgeEntry(candidate, feed, known, now),
  }));
  await parts.jobs.addMany(
    judged.flatMap(({ candidate: { articleId, entryHash }, outcome }) =>
      outcome.kind === 'ok' ? [{ jobId: `${articleId}-${entryHash}`, data: outcome.value }] : [],
    ),
  );
  const dead = judged.flatMap(({ candidate, outcome }) =>
    outcome.kind === 'dead' ? [{ candidate, outcome }] : [],
  );
  const letters = dead.map(({ candidate, outcome }) => ({
    job: toJob(candidate, feed, now),
    outcome,
    attempts: 1,
  }));
  if (letters.length > 0) await patiently(() => parts.sendDead(letters), parts.signal);
  // the next poll does not repeat them
  for (const { candidate } of dead)
    await patiently(() => parts.seen.markDead(candidate.deadKey), parts.signal);
  for (const { outcome } of judged) parts.onOutcome('poll-feed', outcome);
}

/** From the cache, else from the index, whose answer is cached. */
async function recall(
  candidates: readonly Candidate[],
  { seen, lookup }: PollFeedParts,
): Promise<Map<string, Seen>> {
  const ids = candidates.flatMap(({ articleId }) => (articleId === undefined ? [] : [articleId]));
  const known = await seen.getMany(ids);
  const found = await lookup.findSeen(ids.filter((id) => !known.has(id)));
  await Promise.all([...found].map(([id, article]) => seen.put(id, article)));
  return new Map([...known, ...found]);
}
