import { decodeBody, parseFeed, type ParsedFeed } from '@rasid/feeds';
import { cacheFacts, charsetFacts, feedFacts, requestFacts } from './feedFacts.ts';
import type { CacheFacts, CharsetFacts, FeedFacts, RequestFacts, Target } from './report.ts';
import { FEED_ACCEPT, type Visitor } from './visitor.ts';

/** What is found at an address: a feed, or something else and what is wrong with it. */
export type FeedReading = {
  readonly request: RequestFacts;
  readonly charset?: CharsetFacts;
  readonly cache?: CacheFacts;
  /** Where it is a feed. */
  readonly parsed?: ParsedFeed;
  readonly facts?: FeedFacts;
  /** Where an answer came that is no feed. */
  readonly other?: { readonly message: string; readonly html?: string };
};

/** Fetches an address and reads it as a feed. */
export async function readFeed(
  visitor: Visitor,
  target: Target,
  { maxBytes, now }: { maxBytes: number; now: Date },
): Promise<FeedReading> {
  const answer = await visitor.get(target.url, { accept: FEED_ACCEPT, maxBytes });
  const request = requestFacts(target.url, answer);
  if (answer.kind !== 'ok') return { request };
  const contentType = answer.headers['content-type'];
  const { text, charset } = decodeBody(answer.body, contentType);
  const common = {
    request,
    charset: charsetFacts(charset, text, contentType),
    cache: cacheFacts(answer.headers, now),
  };
  const parsed = parseFeed(text, {
    url: answer.url,
    now,
    ...(target.timeZone !== undefined && { timeZone: target.timeZone }),
  });
  if (parsed.ok)
    return {
      ...common,
      parsed: parsed.feed,
      facts: feedFacts(parsed.feed, target, { now, cacheMs: common.cache.freshMs }),
    };
  const { code, message } = parsed.error;
  return { ...common, other: { message, ...(code === 'html' && { html: text }) } };
}
