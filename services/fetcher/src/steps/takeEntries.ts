import type { Feed, FeedEntry, FetchArticleJob } from '@rasid/contracts';
import { drop, type Outcome } from '@rasid/pipeline';
import type { Seen, SeenStore } from '@rasid/queue';
import { judgeEntry, toCandidates, toJob, type Candidate } from './judgeEntries.ts';
import { patiently } from './patiently.ts';

export type DeadEntry = {
  readonly job: FetchArticleJob;
  readonly outcome: Extract<Outcome<never>, { kind: 'dead' }>;
  readonly attempts: number;
};

export type TakeEntriesParts = {
  readonly seen: Pick<SeenStore, 'getMany' | 'put' | 'deadMany' | 'markDead'>;
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

export type TakeOptions = {
  /** Leaves out articles that were sent before, in whatever words: a sitemap has others than a feed. */
  readonly onlyUnknown?: boolean;
};

/** Queues what is new or changed among a feed's entries, `most` at most; what can't be followed is dead. Answers how many were queued. */
export const createTakeEntries = (parts: TakeEntriesParts, options: TakeOptions = {}) =>
  async function takeEntries(feed: Feed, entries: readonly FeedEntry[], most = Infinity): Promise<number> {
    const candidates = toCandidates(feed, entries);
    let taken = 0;
    for (let start = 0; start < candidates.length && taken < most; start += PAGE) {
      const page = candidates.slice(start, start + PAGE);
      const limits = { ...options, most: most - taken };
      taken += await patiently(() => takePage(feed, page, parts, limits), parts.signal);
    }
    return taken;
  };

async function takePage(
  feed: Feed,
  candidates: readonly Candidate[],
  parts: TakeEntriesParts,
  { onlyUnknown = false, most }: TakeOptions & { readonly most: number },
): Promise<number> {
  const known = {
    seen: await recall(candidates, parts),
    dead: await parts.seen.deadMany(candidates.map(({ deadKey }) => deadKey)),
  };
  const now = parts.now();
  let left = most;
  const judged = candidates.flatMap((candidate) => {
    const isKnown = onlyUnknown && known.seen.has(candidate.articleId ?? '');
    const outcome = isKnown ? drop('unchanged') : judgeEntry(candidate, feed, known, now);
    return outcome.kind === 'ok' && left-- <= 0 ? [] : [{ candidate, outcome }];
  });
  const jobs = judged.flatMap(({ candidate: { articleId, entryHash }, outcome }) =>
    outcome.kind === 'ok' ? [{ jobId: `${articleId}-${entryHash}`, data: outcome.value }] : [],
  );
  await parts.jobs.addMany(jobs);
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
  return jobs.length;
}

/** From the cache, else from the index, whose answer is cached. */
async function recall(
  candidates: readonly Candidate[],
  { seen, lookup }: TakeEntriesParts,
): Promise<Map<string, Seen>> {
  const ids = candidates.flatMap(({ articleId }) => (articleId === undefined ? [] : [articleId]));
  const known = await seen.getMany(ids);
  const found = await lookup.findSeen(ids.filter((id) => !known.has(id)));
  await Promise.all([...found].map(([id, article]) => seen.put(id, article)));
  return new Map([...known, ...found]);
}
