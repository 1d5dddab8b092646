import {
  fetchArticleJobSchema,
  rawArticleSchema,
  type FetchArticleJob,
  type RawArticle,
} from '@rasid/contracts';
import { articleIdOf, canonicalUrl, entryHashOf } from '@rasid/feeds';
import { asError, dead, drop, explain, ok, UnavailableError, type Outcome } from '@rasid/pipeline';
import type { JobVerdict, Seen, SeenStore } from '@rasid/queue';
import { z } from 'zod';
import type { PagePostponed, PageStanding } from './fetchPage.ts';
import { isFullText } from './isFullText.ts';
import { deadKeyOf } from './judgeEntries.ts';
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
  readonly fetchPage: (
    url: string,
    standing: PageStanding,
  ) => Promise<Outcome<NonNullable<RawArticle['page']>> | PagePostponed>;
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
  outcome: Outcome<void>,
  parts: FetchArticleParts,
): Promise<JobVerdict> {
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
  url: string,
  page: Outcome<NonNullable<RawArticle['page']>>,
  parts: FetchArticleParts,
): Promise<Outcome<void>> {
  if (page.kind === 'drop') return page;
  if (page.kind !== 'ok' && !isFullText(job.entry.content)) {
    return page.kind === 'dead' ? page : dead('fetch_failed', page.cause.message);
  }
  const id = articleIdOf(url);
  const known = await recall(id, parts);
  const left = known && leaveTo(job, known);
  if (left) return left;
  const identity = known ?? {
    firstSeenAt: await parts.seen.claimFirstSeen(id, parts.now().toISOString()),
    version: 0,
  };
  const composed = compose(job, { id, url, identity, now: parts.now() });
  const checked = rawArticleSchema.safeParse(
    page.kind === 'ok' ? { ...composed, page: page.value } : composed,
  );
  if (!checked.success) return dead('wrong_schema', explain(checked.error));
  const article = checked.data;
  const sent = await parts.sendRaw(article);
  if (sent.kind !== 'ok') return sent;
  const { firstSeenAt, version, entryHash } = article;
  const { source, discoveredAt } = job;
  const sentAs = { firstSeenAt, version, entryHash, feedId: source.feedId, discoveredAt };
  await patiently(() => parts.seen.put(id, sentAs), parts.signal); // by itself: the article is not to be sent again
  return ok(undefined);
}

type Identity = { readonly firstSeenAt: string; readonly version: number };

/** What is known of the article: from the cache, else from the index. */
const recall = async (id: string, { seen, lookup }: FetchArticleParts): Promise<Seen | undefined> =>
  (await seen.getMany([id])).get(id) ?? (await lookup.findSeen([id])).get(id);

/** While the job waited, another feed may have brought the article, or its own feed a later wording. */
function leaveTo({ source, discoveredAt }: FetchArticleJob, known: Seen): Outcome<never> | undefined {
  if (known.feedId !== source.feedId) return drop('owned_by_another_feed');
  if (known.discoveredAt !== undefined && known.discoveredAt > discoveredAt) return drop('stale_version');
  return undefined;
}

const compose = (
  { source, entry }: FetchArticleJob,
  { id, url, identity, now }: { id: string; url: string; identity: Identity; now: Date },
): RawArticle => ({
  schema: 'articles.raw.v1',
  id,
  // rises with each fetch, even where clocks disagree
  version: Math.max(now.getTime(), identity.version + 1),
  source,
  canonicalUrl: url,
  firstSeenAt: identity.firstSeenAt,
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
