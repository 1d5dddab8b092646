import { setImmediate } from 'node:timers/promises';
import { decodeBody, extractArticle, parseFeed } from '@rasid/feeds';
import type { ArticleExtract, DecodedBody, ExtractInput, FeedResult, ParsedFeed } from '@rasid/feeds';
import { asError } from '@rasid/pipeline';
import type { FeedJob, PackedFeed, PageJob } from './readingJobs.ts';
import { createWorkerPool, type JobResult } from './workerPool.ts';

type ReadFeed = { readonly charset: string; readonly result: FeedResult };

/**
 * Reads what publishers send, where it can do no harm. The bytes that it is given are taken over: nobody may use them
 * afterwards. Never throws.
 */
export type Reader = {
  readFeed(
    body: Uint8Array,
    contentType: string | undefined,
    options: FeedJob['options'],
  ): Promise<JobResult<ReadFeed>>;
  decodePage(body: Uint8Array, contentType: string | undefined): Promise<JobResult<DecodedBody>>;
  extractArticle(input: ExtractInput): Promise<JobResult<ArticleExtract | undefined>>;
  close(): Promise<void>;
};

export type ReaderOptions = {
  readonly workers?: number | undefined;
  readonly deadlineMs: number;
  readonly heapMb: number;
};

/** Reads in worker threads, each job with a deadline and a limit of memory. */
export function createReader({ workers, deadlineMs, heapMb }: ReaderOptions): Reader {
  const file = new URL('./readingJobs.ts', import.meta.url);
  const pool = createWorkerPool({ file, size: workers, deadlineMs, heapMb });
  return {
    readFeed: async (given, contentType, options) => {
      const body = withOwnBuffer(given);
      const job: FeedJob = { body, contentType, options };
      return unpack(await pool.run<PackedFeed>('readFeed', job, [body.buffer]));
    },
    decodePage: (given, contentType) => {
      const body = withOwnBuffer(given);
      return pool.run('decodePage', { body, contentType } satisfies PageJob, [body.buffer]);
    },
    // an entry alone is no longer than its own bound, and needs no thread
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
  decodePage: (body, contentType) => attempt(() => decodeBody(body, contentType)),
  extractArticle: (input) => attempt(() => extractArticle(input)),
  close: () => Promise.resolve(),
});

function attempt<T>(work: () => T): Promise<JobResult<T>> {
  try {
    return Promise.resolve({ ok: true, value: work() });
  } catch (thrown) {
    return Promise.resolve({ ok: false, failure: 'threw', message: asError(thrown).message });
  }
}

/** Only a whole buffer can change hands; a part of one is copied. */
const withOwnBuffer = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);

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
