import {
  backfillJobSchema,
  type BackfillJob,
  type BackfillSource,
  type Feed,
  type FeedEntry,
} from '@rasid/contracts';
import { sitemapsOf, type ParsedFeed } from '@rasid/feeds';
import type { HttpAnswer } from '@rasid/http';
import type { JobVerdict } from '@rasid/queue';
import type { Logger } from '@rasid/runtime';
import type { Reader } from '@rasid/workers';
import { z } from 'zod';
import type { Visit, Visitor } from '../manners/visit.ts';
import { leadsOf, nextStep, pickItems } from './plan.ts';

/** The job as it is queued: with its place among those who wait for the host, and the redirects that were followed before. */
const queuedBackfillSchema = z.object({
  ...backfillJobSchema.shape,
  hasPlace: z.boolean().optional(),
  way: z.array(z.object({ status: z.int(), from: z.string(), to: z.string() })).optional(),
});
export type QueuedBackfill = z.input<typeof queuedBackfillSchema>;

export type BackfillParts = {
  readonly feeds: { get(id: string): Promise<Feed | undefined> };
  readonly visit: Visitor;
  readonly reader: Pick<Reader, 'readFeed'>;
  readonly limits: { readonly maxBytes: number; readonly timeoutMs: number };
  /** Queues entries of articles that nobody has seen yet, `most` at most. Answers how many. */
  readonly takeUnknown: (feed: Feed, entries: readonly FeedEntry[], most: number) => Promise<number>;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly now: () => Date;
};

const ACCEPT = 'application/xml, text/xml, application/rss+xml, application/atom+xml, */*;q=0.5';

/**
 * One step of a backfill: reads one document, queues the articles in it that are not known yet, and goes back into the
 * queue with what is left to do. A step that is done again queues nothing twice.
 */
export const createBackfillFeed = (parts: BackfillParts) =>
  async function backfillFeed(queued: QueuedBackfill): Promise<JobVerdict> {
    const { hasPlace = false, way = [], ...given } = queuedBackfillSchema.parse(queued);
    const feed = await parts.feeds.get(given.feedId);
    if (!feed) return { kind: 'done' };
    const job = given.todo ? given : begin(given, feed);
    const [source] = job.todo ?? [];
    if (!source) return { kind: 'done' };
    // the feed's own pages are the operator's choice, as the feed is; what else the site has is asked for as pages are
    const lane = source.kind === 'feed' ? 'feed' : 'page';
    const settings = { request: feed.request, requestFor: feed.url };
    const asked = { ...parts.limits, ...settings, accept: ACCEPT, hasPlace, way, lane } as const;
    const visited = await parts.visit(source.url, asked);
    if (visited.kind === 'wait') {
      const standing = { hasPlace: visited.hasPlace, way: visited.way };
      return { kind: 'delay', ms: Math.max(1, visited.ms), data: { ...job, ...standing } };
    }
    const next = await take(
      job,
      { feed, kind: source.kind, document: await readVisit(visited, feed, parts) },
      parts,
    );
    const progress = { feedId: feed.id, read: source.url, left: next?.todo?.length ?? 0, taken: next?.taken };
    parts.logger.info(progress, 'a step of a backfill');
    return next ? { kind: 'delay', ms: 1, data: { ...next, hasPlace: false, way: [] } } : { kind: 'done' };
  };

/** The feed itself, which may have older pages or be a sitemap, and the sitemaps that its site's robots.txt names. */
function begin(job: BackfillJob, { url }: Feed): BackfillJob {
  const todo: BackfillSource[] = [
    { url, kind: 'feed' },
    { url: new URL('/robots.txt', url).href, kind: 'sitemap' },
  ];
  return { ...job, todo, known: todo.map((source) => source.url) };
}

type Document = Pick<ParsedFeed, 'items' | 'sitemaps' | 'nextUrl'>;
const NOTHING: Document = { items: [] };

async function readVisit(
  visited: Exclude<Visit, { kind: 'wait' }>,
  feed: Feed,
  parts: BackfillParts,
): Promise<Document> {
  const document = visited.kind === 'answered' ? await readAnswer(visited.answer, feed, parts) : undefined;
  if (!document) parts.logger.warn({ reason: troubleOf(visited) }, 'a backfill passes a document over');
  return document ?? NOTHING;
}

function troubleOf(visited: Exclude<Visit, { kind: 'wait' }>): string {
  if (visited.kind === 'closed') return `${visited.url}: its robots.txt asks us not to fetch it`;
  const { answer } = visited;
  return answer.kind === 'failed' ? answer.message : `${answer.url} is no feed and no sitemap`;
}

async function readAnswer(
  answer: HttpAnswer,
  { timeZone }: Feed,
  { reader, now }: BackfillParts,
): Promise<Document | undefined> {
  if (answer.kind !== 'ok') return undefined;
  const { body } = answer;
  if (new URL(answer.url).pathname === '/robots.txt')
    return { items: [], sitemaps: sitemapsOf(Buffer.from(body).toString()).map((url) => ({ url })) };
  const options = { url: answer.url, now: now(), ...(timeZone !== undefined && { timeZone }) };
  const read = await reader.readFeed(body, answer.headers['content-type'], options);
  return read.ok && read.value.result.ok ? read.value.result.feed : undefined;
}

type Found = { readonly feed: Feed; readonly kind: BackfillSource['kind']; readonly document: Document };

async function take(
  job: BackfillJob,
  { feed, kind, document }: Found,
  { takeUnknown }: BackfillParts,
): Promise<BackfillJob | undefined> {
  const items = pickItems(document.items, kind, job);
  const queued = items.length > 0 ? await takeUnknown(feed, items, job.limit - job.taken) : 0;
  return nextStep(job, leadsOf(document, kind, job.since), queued);
}
