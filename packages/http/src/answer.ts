import { troubleOf, type FetchError, type Trouble } from './failure.ts';
import type { Redirect } from './redirect.ts';

/** Names in lower case. A repeated header is joined by commas where it is a list, else the first one counts. */
export type Headers = Readonly<Record<string, string>>;

type Way = {
  /** Every redirect that was followed, in order. */
  readonly redirects: readonly Redirect[];
  /** From the first request to the last byte. */
  readonly tookMs: number;
};

export type HttpAnswer =
  | (Way & {
      readonly kind: 'ok';
      readonly status: number;
      /** Where the body came from, after redirects. */
      readonly url: string;
      readonly headers: Headers;
      /** Taken out of its encodings; has a buffer of its own, so that it may be transferred to a worker. */
      readonly body: Uint8Array;
      /** Of the body as it came, packed. */
      readonly wireBytes: number;
    })
  | (Way & {
      readonly kind: 'not_modified';
      readonly status: 304;
      readonly url: string;
      readonly headers: Headers;
    })
  | HttpFailure;

export type HttpFailure = Way &
  Trouble & {
    readonly kind: 'failed';
    /** Where an answer came, though not the one that was wanted. */
    readonly status?: number;
    readonly headers?: Headers;
    readonly retryAfterMs?: number;
  };

export const failed = (error: FetchError, way: Way): HttpFailure => ({
  kind: 'failed',
  ...troubleOf(error),
  ...way,
});

const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** An error status, or a redirect that was not to be followed; 408, 425, 429 and 5xx may heal. */
export function failedStatus(status: number, headers: Headers, way: Way, now: Date): HttpFailure {
  const retryAfterMs = readRetryAfter(headers['retry-after'], now);
  return {
    kind: 'failed',
    reason: 'status',
    code: 'status',
    status,
    headers,
    message: `the server answers ${status}`,
    retriable: status === 408 || status === 425 || status === 429 || status >= 500,
    ...way,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3); a day at most. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}

const MAX_HEADERS = 200;
const LISTS = new Set(['link', 'cache-control', 'vary', 'content-encoding']);

/** Undefined where there are more headers than any honest server sends. */
export function readHeaders(
  raw: Readonly<Record<string, string | string[] | undefined>>,
): Headers | undefined {
  const entries = Object.entries(raw);
  if (entries.reduce((sum, [, value]) => sum + [value].flat().length, 0) > MAX_HEADERS) return undefined;
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const values = [value ?? []].flat();
      const [first] = values;
      if (first === undefined) return [];
      return [[name.toLowerCase(), LISTS.has(name.toLowerCase()) ? values.join(', ') : first]];
    }),
  );
}
