import type { Feed } from '@rasid/contracts';
import { decodeBody, parseFeed, type ParsedFeed } from '@rasid/feeds';
import type { HttpClient } from '@rasid/http';

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

export type ReadFeedParts = {
  readonly http: HttpClient;
  readonly limits: { readonly maxBytes: number; readonly timeoutMs: number };
  readonly now: () => Date;
};

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** Asks the publisher whether the feed changed, and reads it. */
export const createReadFeed = ({ http, limits, now }: ReadFeedParts) =>
  async function readFeed({ url, health }: Feed): Promise<FeedReading> {
    const { etag, lastModified } = health;
    const answer = await http.get(url, {
      ...limits,
      accept: ACCEPT,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    });
    if (answer.kind === 'not_modified') return answer;
    if (answer.kind === 'failed')
      return {
        kind: 'failed',
        message: `${answer.reason}: ${answer.message}`,
        ...(answer.status !== undefined && { status: answer.status }),
      };
    const { text } = decodeBody(answer.body, answer.headers['content-type']);
    const parsed = parseFeed(text, { url: answer.url, now: now() });
    if (!parsed.ok) {
      return {
        kind: 'failed',
        status: answer.status,
        message: `${parsed.error.message}; check the address with: rasid feeds check ${url}`,
      };
    }
    return { kind: 'read', feed: parsed.feed, status: answer.status, ...validators(answer.headers) };
  };

const validators = ({ etag, 'last-modified': lastModified }: Readonly<Record<string, string>>) => ({
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});
