/** Why a request came to nothing. A closed list: it labels a metric. */
export type FetchFailure =
  | 'bad_address'
  | 'address_refused'
  | 'dns'
  | 'connection'
  | 'tls'
  | 'timeout'
  | 'too_many_redirects'
  | 'too_large'
  | 'bad_encoding'
  | 'status';

export type HttpAnswer =
  | {
      readonly kind: 'ok';
      readonly status: number;
      /** Where the body came from, after redirects. */
      readonly url: string;
      /** Names in lower case; of a repeated header the first. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    }
  | { readonly kind: 'not_modified' }
  | HttpFailure;

export type HttpFailure = {
  readonly kind: 'failed';
  readonly reason: FetchFailure;
  readonly status?: number;
  /** In words, for an operator. */
  readonly message: string;
  /** Whether another attempt may do better. */
  readonly retriable: boolean;
  readonly retryAfterMs?: number;
};

const healing = new Set<FetchFailure>(['dns', 'connection', 'timeout']);

export const failed = (reason: FetchFailure, message: string): HttpFailure => ({
  kind: 'failed',
  reason,
  message,
  retriable: healing.has(reason),
});

const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/** An error status; 408, 425, 429 and 5xx may heal. */
export function failedStatus(status: number, retryAfter: string | undefined, now: Date): HttpFailure {
  const retryAfterMs = readRetryAfter(retryAfter, now);
  return {
    kind: 'failed',
    reason: 'status',
    status,
    message: `the server answers ${status}`,
    retriable: status === 408 || status === 425 || status === 429 || status >= 500,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3); a day at most. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}
