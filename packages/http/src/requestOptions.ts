import type { FeedRequest } from '@rasid/contracts';

export type RequestOptions = {
  /** After decompression. */
  readonly maxBytes: number;
  /** For everything: redirects, headers and body. */
  readonly timeoutMs: number;
  /** From a request sent to the first byte of its answer. */
  readonly firstByteMs?: number;
  /** Between two pieces of a body. */
  readonly idleMs?: number;
  readonly accept?: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** The feed's own settings. Headers, cookie and password go to the site of `requestFor` alone. */
  readonly request?: FeedRequest | undefined;
  /** The address whose site the feed's secrets are meant for; the one that is asked for unless said. */
  readonly requestFor?: string;
  /** True unless said. Where false, a redirect is a failure of reason `status` that has its headers. */
  readonly followRedirects?: boolean;
  /** Asked before a redirect is followed; where it answers false the request ends with a failure of code `stopped`. */
  readonly beforeHop?: (to: string) => Promise<boolean>;
  readonly signal?: AbortSignal;
};

export type PostOptions = RequestOptions & { readonly contentType: string };
