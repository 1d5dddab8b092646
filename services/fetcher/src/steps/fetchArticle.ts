import { fetchArticleJobSchema, type FetchArticleJob, type RawArticle } from '@rasid/contracts';
import { articleIdOf, canonicalUrl, entryHashOf } from '@rasid/feeds';
import { asError, dead, ok, UnavailableError, type Outcome } from '@rasid/pipeline';
import type { HostGate, JobVerdict, Seen, SeenStore } from '@rasid/queue';
import { z } from 'zod';
import { deadKeyOf } from './judgeEntries.ts';
import type { DeadEntry } from './pollFeed.ts';

/** The job as it is queued: with its turn at the host, once it has one. */
export const queuedJobSchema = z.object({ ...fetchArticleJobSchema.shape, turnAt: z.number().optional() });
export type QueuedJob = z.infer<typeof queuedJobSchema>;

export type FetchArticleParts = {
  readonly gate: HostGate;
  readonly fetchPage: (url: string) => Promise<Outcome<NonNullable<RawArticle['page']>>>;
  readonly seen: SeenStore;
  readonly lookup: { findSeen(ids: readonly string[]): Promise<Map<string, Seen>> };
  /** Resolves once the broker has acknowledged the article. */
  readonly sendRaw: (article: RawArticle) => Promise<Outcome<void>>;
  readonly sendDead: (letters: readonly DeadEntry[]) => Promise<void>;
  readonly onOutcome: (stage: 'fetch-article', outcome: Outcome<unknown>) => void;
  readonly now: () => Date;
};

/** An entry whose own content has this many characters is an article without its page. */
const FULL_CONTENT_CHARACTERS = 400;
const SHORT_WAIT_MS = 50;

/** Fetches the page of an entry and sends both on; or says that the job is to wait, or to be tried again. */
export const createFetchArticle = (parts: FetchArticleParts) =>
  async function fetchArticle(job: QueuedJob, attempt: Attempt): Promise<JobVerdict> {
    try {
      return await tryOnce(job, attempt, parts);
    } catch (thrown) {
      const error = asError(thrown);
      if (error instanceof UnavailableError) throw error;
      return bury(job, dead('step_failed', `fetchArticle: ${error.message}`), attempt.number, parts);
    }
  };

type Attempt = { readonly number: number; readonly isLast: boolean };

async function tryOnce(job: QueuedJob, attempt: Attempt, parts: FetchArticleParts): Promise<JobVerdict> {
  const url = job.entry.link === undefined ? undefined : canonicalUrl(job.entry.link, job.feedUrl);
  if (url === undefined) {
    return bury(
      job,
      dead('entry_without_link', `feed "${job.source.feedId}": "${job.entry.link ?? ''}"`),
      attempt.number,
      parts,
    );
  }
  const target = new URL(job.entry.link ?? '', job.feedUrl).href;
  const waiting = await takeTurn(job, target, parts);
  if (waiting) return waiting;
  const page = await parts.fetchPage(target);
  if (page.kind === 'retry' && !attempt.isLast) {
    return { kind: 'retry', cause: page.cause, ...(page.afterMs !== undefined && { afterMs: page.afterMs }) };
  }
  const outcome = await settle(job, url, page, parts);
  if (outcome.kind === 'dead') return bury(job, outcome, attempt.number, parts);
  if (outcome.kind === 'retry') return { kind: 'retry', cause: outcome.cause };
  parts.onOutcome('fetch-article', outcome);
  return { kind: 'done' };
}

/** A job that has to wait for its host gives its worker free meanwhile; it keeps the turn that it took. */
async function takeTurn(
  job: QueuedJob,
  url: string,
  { gate, now }: FetchArticleParts,
): Promise<JobVerdict | undefined> {
  if (job.turnAt !== undefined && job.turnAt <= now().getTime() + SHORT_WAIT_MS) return undefined;
  const ms = await gate.reserve(new URL(url).host);
  if (ms <= SHORT_WAIT_MS) return undefined;
  return { kind: 'delay', ms, data: { ...job, turnAt: now().getTime() + ms } };
}

/** Sends the article, with its page or with the entry's own full content; else says why there is nothing to send. */
async function settle(
  job: QueuedJob,
  url: string,
  page: Outcome<NonNullable<RawArticle['page']>>,
  parts: FetchArticleParts,
): Promise<Outcome<void>> {
  if (page.kind === 'drop') return page;
  if (page.kind !== 'ok' && (job.entry.content?.length ?? 0) < FULL_CONTENT_CHARACTERS) {
    return page.kind === 'dead' ? page : dead('fetch_failed', page.cause.message);
  }
  const id = articleIdOf(url);
  const seen = await identify(id, parts);
  const article = compose(job, { id, url, seen, now: parts.now() });
  const sent = await parts.sendRaw(page.kind === 'ok' ? { ...article, page: page.value } : article);
  if (sent.kind !== 'ok') return sent;
  const { firstSeenAt, version, entryHash } = article;
  await parts.seen.put(id, { firstSeenAt, version, entryHash, feedId: job.source.feedId });
  return ok(undefined);
}

type Identity = { readonly firstSeenAt: string; readonly version: number };

/** When the article was first seen, and its last version: from the cache, from the index, else from now on. */
async function identify(id: string, { seen, lookup, now }: FetchArticleParts): Promise<Identity> {
  const known = (await seen.getMany([id])).get(id) ?? (await lookup.findSeen([id])).get(id);
  if (known) return known;
  return { firstSeenAt: await seen.claimFirstSeen(id, now().toISOString()), version: 0 };
}

const compose = (
  { source, entry }: FetchArticleJob,
  { id, url, seen, now }: { id: string; url: string; seen: Identity; now: Date },
): RawArticle => ({
  schema: 'articles.raw.v1',
  id,
  // rises with each fetch, even where clocks disagree
  version: Math.max(now.getTime(), seen.version + 1),
  source,
  canonicalUrl: url,
  firstSeenAt: seen.firstSeenAt,
  fetchedAt: now.toISOString(),
  entryHash: entryHashOf(entry),
  entry,
});

async function bury(
  { turnAt: _turn, ...job }: QueuedJob,
  outcome: Outcome<never>,
  attempts: number,
  parts: FetchArticleParts,
): Promise<JobVerdict> {
  if (outcome.kind !== 'dead') throw new Error(`only a dead entry is buried, not one to ${outcome.kind}`);
  await parts.sendDead([{ job, outcome, attempts }]);
  await parts.seen.markDead(deadKeyOf(job.articleId ?? job.source.feedId, job.entryHash));
  parts.onOutcome('fetch-article', outcome);
  return { kind: 'done' };
}
