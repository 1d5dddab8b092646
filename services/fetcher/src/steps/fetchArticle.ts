import {
  fetchArticleJobSchema,
  rawArticleSchema,
  type FetchArticleJob,
  type RawArticle,
  type Reading,
  type Source,
} from '@rasid/contracts';
import { articleIdOf, canonicalUrl, entryHashOf } from '@rasid/feeds';
import { asError, dead, drop, explain, ok, UnavailableError, type Outcome } from '@rasid/pipeline';
import type { JobVerdict, Seen, SeenStore } from '@rasid/queue';
import { z } from 'zod';
import { guidKeyOf } from '../identity/identifyEntries.ts';
import { identifyArticle, type Identity } from '../identity/identifyArticle.ts';
import type { FetchedPage, PagePostponed, PageStanding } from './fetchPage.ts';
import { isFullText } from './isFullText.ts';
import { deadKeyOf, isShownBy } from './judgeEntries.ts';
import { patiently } from './patiently.ts';
import type { DeadEntry } from './takeEntries.ts';

/** The job as it is queued: with its place among those who wait for the host, and the redirects that were followed before. */
const queuedJobSchema = z.object({
  ...fetchArticleJobSchema.shape,
  hasPlace: z.boolean().optional(),
  way: z.array(z.object({ status: z.int(), from: z.string(), to: z.string() })).optional(),
});
export type QueuedJob = z.infer<typeof queuedJobSchema>;

export type FetchArticleParts = {
  readonly fetchPage: (url: string, standing: PageStanding) => Promise<Outcome<FetchedPage> | PagePostponed>;
  /** How the operator has the outlet's pages read. */
  readonly readingOf: (feedId: string) => Promise<Reading | undefined>;
  /** Names another source of an article; false while the article is not in the index. */
  readonly addSource: (articleId: string, source: Source) => Promise<boolean>;
  readonly seen: SeenStore;
  readonly lookup: { findSeen(ids: readonly string[]): Promise<Map<string, Seen>> };
  /** Resolves once the broker has acknowledged the article. */
  readonly sendRaw: (article: RawArticle) => Promise<Outcome<void>>;
  readonly sendDead: (letters: readonly DeadEntry[]) => Promise<void>;
  readonly onOutcome: (stage: 'fetch-article', outcome: Outcome<unknown>) => void;
  readonly now: () => Date;
  /** Ends the waiting for a dependency that is away. */
  readonly signal?: AbortSignal;
};

/** Fetches the page of an entry and sends both on; or says that the job is to wait, or to be tried again. */
export const createFetchArticle = (parts: FetchArticleParts) =>
  async function fetchArticle(queued: QueuedJob, attempt: Attempt): Promise<JobVerdict> {
    try {
      return await tryOnce(queuedJobSchema.parse(queued), attempt, parts);
    } catch (thrown) {
      const error = asError(thrown);
      if (error instanceof UnavailableError) throw error;
      return bury(queued, dead('step_failed', `fetchArticle: ${error.message}`), attempt.number, parts);
    }
  };

type Attempt = { readonly number: number; readonly isLast: boolean };

async function tryOnce(job: QueuedJob, attempt: Attempt, parts: FetchArticleParts): Promise<JobVerdict> {
  const url = job.entry.link === undefined ? undefined : canonicalUrl(job.entry.link, job.feedUrl);
  if (url === undefined) {
    const detail = `feed "${job.source.feedId}": "${job.entry.link ?? ''}"`;
    return bury(job, dead('entry_without_link', detail), attempt.number, parts);
  }
  const target = new URL(job.entry.link ?? '', job.feedUrl);
  const { hasPlace = false, way = [], source } = job;
  const shown = await shownByAnother(job, parts);
  if (shown) return end(job, attempt, shown, parts);
  const page = await parts.fetchPage(target.href, { hasPlace, way, feedId: source.feedId });
  // a job that waits for its host gives its worker free meanwhile
  if (page.kind === 'wait')
    return { kind: 'delay', ms: page.ms, data: { ...job, hasPlace: page.hasPlace, way: page.way } };
  if (page.kind === 'retry' && !attempt.isLast) return { ...page };
  return end(job, attempt, await patiently(() => settle(job, url, page, parts), parts.signal), parts);
}

async function end(
  job: QueuedJob,
  attempt: Attempt,
  outcome: Outcome<void> | Unindexed,
  parts: FetchArticleParts,
): Promise<JobVerdict> {
  if (outcome.kind === 'delay') return outcome;
  if (outcome.kind === 'retry' && !attempt.isLast) return outcome;
  if (outcome.kind === 'retry')
    return bury(job, dead('fetch_failed', outcome.cause.message), attempt.number, parts);
  if (outcome.kind === 'dead') return bury(job, outcome, attempt.number, parts);
  parts.onOutcome('fetch-article', outcome);
  return { kind: 'done' };
}

/** Sends the article, with its page or with the entry's own full content; else says why there is nothing to send. */
async function settle(
  job: QueuedJob,
  link: string,
  page: Outcome<FetchedPage>,
  parts: FetchArticleParts,
): Promise<Outcome<void> | Unindexed> {
  if (page.kind === 'drop') return page;
  if (page.kind !== 'ok' && !isFullText(job.entry.content)) {
    return page.kind === 'dead' ? page : dead('fetch_failed', page.cause.message);
  }
  const fetched = page.kind === 'ok' ? page.value : undefined;
  const identity = await identifyArticle(job, link, fetched, {
    recall: (id) => recall(id, parts),
    claimFirstSeen: parts.seen.claimFirstSeen,
    now: parts.now,
  });
  const { id, known } = identity;
  if (known && known.feedId !== job.source.feedId) return nameSource(job, id, known, parts);
  if (known?.discoveredAt !== undefined && known.discoveredAt > job.discoveredAt)
    return drop('stale_version');
  const reading = await parts.readingOf(job.source.feedId);
  const composed = compose(job, identity, parts.now());
  const extras = { ...(fetched && { page: fetched.page }), ...(reading && { reading }) };
  const checked = rawArticleSchema.safeParse({ ...composed, ...extras });
  if (!checked.success) return dead('wrong_schema', explain(checked.error));
  const article = checked.data;
  const sent = await parts.sendRaw(article);
  if (sent.kind !== 'ok') return sent;
  await patiently(() => remember(job, article, parts), parts.signal); // by itself: the article is not to be sent again
  return ok(undefined);
}

async function remember(
  job: FetchArticleJob,
  article: RawArticle,
  { seen }: FetchArticleParts,
): Promise<void> {
  const { id, firstSeenAt, version, entryHash, otherSources, entry } = article;
  const { source, discoveredAt } = job;
  await seen.put(id, {
    ...{ firstSeenAt, version, entryHash, feedId: source.feedId, discoveredAt },
    ...(entry.title !== undefined && { title: entry.title }),
    ...(otherSources && { otherSources }),
  });
  await rememberWays(job, id, seen);
}

/** The link and the guid of an entry, where they lead to an article under another id. */
async function rememberWays(
  job: FetchArticleJob,
  id: string,
  seen: Pick<SeenStore, 'putAlias'>,
): Promise<void> {
  const link = canonicalUrl(job.entry.link ?? '', job.feedUrl);
  const linkId = link === undefined ? id : articleIdOf(link);
  const guidKey = guidKeyOf(job.source.feedId, job.entry);
  if (linkId !== id) await seen.putAlias(linkId, id);
  if (guidKey !== undefined) await seen.putAlias(guidKey, id);
}

/** The article is on its way to the index: to be tried again after so long. */
type Unindexed = Extract<JobVerdict, { kind: 'delay' }>;

const SOON_MS = 5_000;
const LATER_MS = 5 * 60_000;
/** What is not in the index after so long was dead-lettered on its way. */
const GIVEN_UP_MS = 24 * 60 * 60_000;

/** An article that another feed brought is not fetched a second time; its second source is named. */
async function shownByAnother(
  job: QueuedJob,
  parts: FetchArticleParts,
): Promise<Outcome<void> | Unindexed | undefined> {
  const { articleId, source } = job;
  const known = articleId === undefined ? undefined : (await parts.seen.getMany([articleId])).get(articleId);
  if (articleId === undefined || !known || known.feedId === source.feedId) return undefined;
  return patiently(() => nameSource(job, articleId, known, parts), parts.signal);
}

async function nameSource(
  job: QueuedJob,
  id: string,
  known: Seen,
  parts: FetchArticleParts,
): Promise<Outcome<void> | Unindexed> {
  const { source, discoveredAt } = job;
  if (!isShownBy(source.feedId, known)) {
    const ageMs = parts.now().getTime() - Date.parse(discoveredAt);
    const isNamed = await parts.addSource(id, source);
    if (!isNamed && ageMs < GIVEN_UP_MS)
      return { kind: 'delay', ms: ageMs < LATER_MS ? SOON_MS : LATER_MS, data: job };
    const otherSources = [...(known.otherSources ?? []), source];
    if (isNamed) await parts.seen.put(id, { ...known, otherSources });
  }
  await rememberWays(job, id, parts.seen);
  return drop('owned_by_another_feed');
}

/** What is known of the article: from the cache, else from the index. */
const recall = async (id: string, { seen, lookup }: FetchArticleParts): Promise<Seen | undefined> =>
  (await seen.getMany([id])).get(id) ?? (await lookup.findSeen([id])).get(id);

const compose = (
  { source, entry }: FetchArticleJob,
  { id, url, firstSeenAt, known }: Identity,
  now: Date,
): RawArticle => ({
  schema: 'articles.raw.v1',
  id,
  // rises with each fetch, even where clocks disagree
  version: Math.max(now.getTime(), (known?.version ?? 0) + 1),
  source,
  ...(known?.otherSources && { otherSources: [...known.otherSources] }),
  canonicalUrl: url,
  firstSeenAt,
  fetchedAt: now.toISOString(),
  entryHash: entryHashOf(entry),
  entry,
});

async function bury(
  { hasPlace: _place, way: _way, ...job }: QueuedJob,
  outcome: Outcome<never>,
  attempts: number,
  parts: FetchArticleParts,
): Promise<JobVerdict> {
  if (outcome.kind !== 'dead') throw new Error(`only a dead entry is buried, not one to ${outcome.kind}`);
  const deadKey = deadKeyOf(job.articleId ?? job.source.feedId, job.entryHash);
  await patiently(() => parts.sendDead([{ job, outcome, attempts }]), parts.signal);
  await patiently(() => parts.seen.markDead(deadKey), parts.signal);
  parts.onOutcome('fetch-article', outcome);
  return { kind: 'done' };
}
