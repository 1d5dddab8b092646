import type { Feed, FeedEntry, FetchArticleJob } from '@rasid/contracts';
import { drop, type Outcome } from '@rasid/pipeline';
import type { Seen, SeenStore } from '@rasid/queue';
import { identifyEntries } from '../identity/identifyEntries.ts';
import { judgeEntry, toCandidates, toJob, type Candidate } from './judgeEntries.ts';
import { patiently } from './patiently.ts';

export type DeadEntry = {
  readonly job: FetchArticleJob;
  readonly outcome: Extract<Outcome<never>, { kind: 'dead' }>;
  readonly attempts: number;
};

export type TakeEntriesParts = {
  readonly seen: Pick<SeenStore, 'getMany' | 'put' | 'aliasesOf' | 'deadMany' | 'markDead'>;
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
    let taken = 0;
    const before = new Set<string>();
    for (let start = 0; start < entries.length && taken < most; start += PAGE) {
      // hashed a page at a time: all at once would hold up whatever else runs
      const page = toCandidates(feed, entries.slice(start, start + PAGE)).filter(isFirst(before));
      const limits = { ...options, most: most - taken };
      taken += await patiently(() => takePage(feed, page, parts, limits), parts.signal);
    }
    return taken;
  };

/** Of entries with one address the first counts. */
const isFirst =
  (before: Set<string>) =>
  ({ articleId, deadKey }: Candidate): boolean =>
    before.size !== before.add(articleId ?? deadKey).size;

async function takePage(
  feed: Feed,
  page: readonly Candidate[],
  parts: TakeEntriesParts,
  { onlyUnknown = false, most }: TakeOptions & { readonly most: number },
): Promise<number> {
  const identified = await identifyEntries(page, { seen: parts.seen, recall: (ids) => recall(ids, parts) });
  const { entries: candidates } = identified;
  const known = {
    seen: identified.known,
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
    outcome.kind === 'ok' ? [{ jobId: jobIdOf(articleId, entryHash, feed), data: outcome.value }] : [],
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

/** One job for each wording; and for each feed, since each is to be named as a source. */
const jobIdOf = (articleId = '', entryHash: string, { id }: Feed): string =>
  `${articleId}-${entryHash}-${id}`;

/** From the cache, else from the index, whose answer is cached. */
async function recall(
  ids: readonly string[],
  { seen, lookup }: TakeEntriesParts,
): Promise<Map<string, Seen>> {
  const known = await seen.getMany(ids);
  const found = await lookup.findSeen(ids.filter((id) => !known.has(id)));
  await Promise.all([...found].map(([id, article]) => seen.put(id, article)));
  return new Map([...known, ...found]);
}
