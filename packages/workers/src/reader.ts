import { setImmediate } from 'node:timers/promises';
import { decodeBody, extractArticle, parseFeed } from '@rasid/feeds';
import type { ArticleExtract, ExtractInput, FeedResult, ParsedFeed } from '@rasid/feeds';
import { asError } from '@rasid/pipeline';
import { decodePage, type DecodedPage, type FeedJob, type PackedFeed, type PageJob } from './readingJobs.ts';
import { createWorkerPool } from './workerPool.ts';
import type { JobResult } from './workerProcess.ts';

type ReadFeed = { readonly charset: string; readonly result: FeedResult };

/** Reads what publishers send, where it can do no harm. Never throws. */
export type Reader = {
  readFeed(
    body: Uint8Array,
    contentType: string | undefined,
    options: FeedJob['options'],
  ): Promise<JobResult<ReadFeed>>;
  decodePage(page: PageJob): Promise<JobResult<DecodedPage>>;
  extractArticle(input: ExtractInput): Promise<JobResult<ArticleExtract | undefined>>;
  close(): void;
};

export type ReaderOptions = {
  readonly processes?: number | undefined;
  readonly deadlineMs: number;
  readonly heapMb: number;
};

/** Reads in processes of their own, each job with a deadline and a limit of memory. */
export function createReader({ processes, deadlineMs, heapMb }: ReaderOptions): Reader {
  const file = new URL('./readingJobs.ts', import.meta.url);
  const pool = createWorkerPool({ file, size: processes, deadlineMs, heapMb });
  return {
    readFeed: async (body, contentType, options) =>
      unpack(await pool.run<PackedFeed>('readFeed', { body, contentType, options } satisfies FeedJob)),
    decodePage: (page) => pool.run('decodePage', page),
    // an entry alone is no longer than its own bound, and needs no process
    extractArticle: (input) =>
      isShortEntry(input) ? attempt(() => extractArticle(input)) : pool.run('findArticle', input),
    close: () => pool.close(),
  };
}

/** The same work here and now, for tests and for commands that do one thing. */
export const createDirectReader = (): Reader => ({
  readFeed: (body, contentType, options) =>
    attempt(() => {
      const { text, charset } = decodeBody(body, contentType);
      return { charset, result: parseFeed(text, options) };
    }),
  decodePage: (page) => attempt(() => decodePage(page)),
  extractArticle: (input) => attempt(() => extractArticle(input)),
  close: () => undefined,
});

function attempt<T>(work: () => T): Promise<JobResult<T>> {
  try {
    return Promise.resolve({ ok: true, value: work() });
  } catch (thrown) {
    return Promise.resolve({ ok: false, failure: 'threw', message: asError(thrown).message });
  }
}

/** Characters of an entry that are read in a few milliseconds, whatever they are. */
const SHORT_ENTRY = 16_000;

const isShortEntry = ({ html, entry }: ExtractInput): boolean =>
  html === '' &&
  Object.values(entry ?? {}).reduce((sum, value) => sum + String(value).length, 0) <= SHORT_ENTRY;

/** A piece at a time, so that the loop turns in between. */
async function unpack(packed: JobResult<PackedFeed>): Promise<JobResult<ReadFeed>> {
  if (!packed.ok) return packed;
  const { charset } = packed.value;
  if (!packed.value.ok)
    return { ok: true, value: { charset, result: { ok: false, error: packed.value.error } } };
  const items: ParsedFeed['items'] = [];
  for (const piece of packed.value.items) {
    items.push(...(JSON.parse(piece) as ParsedFeed['items']));
    await setImmediate();
  }
  return { ok: true, value: { charset, result: { ok: true, feed: { ...packed.value.feed, items } } } };
}
