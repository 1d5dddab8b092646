import type { Feed } from '@rasid/contracts';
import type { ParsedFeed } from '@rasid/feeds';
import type { HttpClient, HttpFailure } from '@rasid/http';
import { UnavailableError } from '@rasid/pipeline';
import type { Reader } from '@rasid/workers';

/** What a poll found. `message` says in words what is wrong and what to do. */
export type FeedReading =
  | {
      readonly kind: 'read';
      readonly feed: ParsedFeed;
      readonly status: number;
      readonly etag?: string;
      readonly lastModified?: string;
    }
  | { readonly kind: 'not_modified' }
  | { readonly kind: 'failed'; readonly message: string; readonly status?: number };

/** What the publisher gave at the last reading, by which it tells whether there is something new. */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

export type ReadFeedParts = {
  readonly http: Pick<HttpClient, 'get'>;
  readonly reader: Pick<Reader, 'readFeed'>;
  readonly limits: { readonly maxBytes: number; readonly timeoutMs: number };
  readonly now: () => Date;
};

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** Asks the publisher for the feed, or only for what changed since the validators, and reads it. */
export const createReadFeed = ({ http, reader, limits, now }: ReadFeedParts) =>
  async function readFeed({ url }: Pick<Feed, 'url'>, validators: Validators): Promise<FeedReading> {
    const answer = await http.get(url, { ...limits, accept: ACCEPT, ...validators });
    if (answer.kind === 'not_modified') {
      return isEmpty(validators)
        ? { kind: 'failed', status: 304, message: `304 to a request without conditions; ${advice(url)}` }
        : answer;
    }
    if (answer.kind === 'failed') {
      return {
        kind: 'failed',
        message: `${answer.message}; ${adviceFor(answer, url)}`,
        ...(answer.status !== undefined && { status: answer.status }),
      };
    }
    const read = await reader.readFeed(answer.body, answer.headers['content-type'], {
      url: answer.url,
      now: now(),
    });
    const { status } = answer;
    if (!read.ok) {
      // the service stops; the feed is not to blame
      if (read.failure === 'closed') throw new UnavailableError(read.message);
      return {
        kind: 'failed',
        status,
        message: `reading it was given up (${read.failure}): ${read.message}; ${advice(url)}`,
      };
    }
    const parsed = read.value.result;
    if (!parsed.ok) return { kind: 'failed', status, message: `${parsed.error.message}; ${advice(url)}` };
    return { kind: 'read', feed: parsed.feed, status, ...validatorsOf(answer.headers) };
  };

const isEmpty = ({ etag, lastModified }: Validators): boolean =>
  etag === undefined && lastModified === undefined;

const advice = (url: string): string => `check the address with: rasid feeds check ${url}`;

/** What the operator can do about it. */
function adviceFor({ reason, status, retriable }: HttpFailure, url: string): string {
  if (status === 404 || status === 410)
    return 'the feed has moved or is gone: look for its new address on the site';
  if (status === 401 || status === 403)
    return 'the publisher refuses us: ask for access, or use another feed';
  if (reason === 'address_refused')
    return 'allow its network with RASID_ALLOWED_ADDRESSES where that is meant';
  if (reason === 'too_large') return 'raise RASID_FEED_MAX_BYTES where that is meant';
  return retriable ? 'it is tried again by itself' : advice(url);
}

const validatorsOf = ({
  etag,
  'last-modified': lastModified,
}: Readonly<Record<string, string>>): Validators => ({
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});
