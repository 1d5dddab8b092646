import type { Feed, FeedTrouble } from '@rasid/contracts';
import { cacheLifetimeMs, decodeBody, recogniseWall, type FeedError, type ParsedFeed } from '@rasid/feeds';
import type { HttpAnswer, HttpFailure, Redirect } from '@rasid/http';
import { UnavailableError } from '@rasid/pipeline';
import type { Reader } from '@rasid/workers';
import { troubleOf } from '../health/troubleOf.ts';
import type { Visit, Visitor } from '../manners/visit.ts';
import { findHub, type HubOffer } from '../websub/findHub.ts';

type Said = {
  /** Of the body, after decompression. */
  readonly bytes?: number;
  /** How long the publisher took. */
  readonly tookMs: number;
  readonly redirects: readonly Redirect[];
  /** For how long the answer may be used before it is asked for again. */
  readonly cacheMs?: number;
};

/** What a poll found. `message` says in words what is wrong and what to do. */
export type FeedReading =
  | (Said & {
      readonly kind: 'read';
      readonly feed: ParsedFeed;
      readonly status: number;
      readonly etag?: string;
      readonly lastModified?: string;
      readonly hub?: HubOffer;
    })
  | (Said & { readonly kind: 'not_modified' })
  | (Said & {
      readonly kind: 'failed';
      readonly trouble: FeedTrouble;
      readonly message: string;
      readonly status?: number;
      readonly retryAfterMs?: number;
    });

/** The feed's host is busy: to be tried again after so long, going on after these redirects. */
export type FeedPostponed = Extract<Visit, { kind: 'wait' }>;

/** What the publisher gave at the last reading, by which it tells whether there is something new. */
export type Validators = { readonly etag?: string; readonly lastModified?: string };

export type ReadFeedParts = {
  readonly visit: Visitor;
  readonly reader: Pick<Reader, 'readFeed'>;
  readonly limits: { readonly maxBytes: number; readonly timeoutMs: number };
  readonly now: () => Date;
};

/** So much of an answer is looked at that is no feed. */
const WALL_BYTES = 64 * 1024;

/** Where a poll stands that had to wait before. */
export type Standing = { readonly hasPlace: boolean; readonly way: readonly Redirect[] };

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5';

/** Asks the publisher for the feed, or only for what changed since the validators, and reads it. */
export const createReadFeed = ({ visit, reader, limits, now }: ReadFeedParts) =>
  async function readFeed(
    { url, request, timeZone }: Pick<Feed, 'url' | 'request' | 'timeZone'>,
    validators: Validators,
    standing: Standing,
  ): Promise<FeedReading | FeedPostponed> {
    const asked = { ...limits, accept: ACCEPT, ...validators, ...standing, request, requestFor: url };
    const visited = await visit(url, { ...asked, lane: 'feed' });
    if (visited.kind === 'wait') return visited;
    if (visited.kind === 'closed') throw new Error('a feed is never closed by its robots.txt');
    return readAnswer({ url, answer: visited.answer, validators, now: now(), timeZone }, reader);
  };

type Answered = {
  readonly url: string;
  readonly answer: HttpAnswer;
  readonly validators: Validators;
  readonly now: Date;
  readonly timeZone: string | undefined;
};

async function readAnswer(
  { url, answer, validators, now, timeZone }: Answered,
  reader: ReadFeedParts['reader'],
): Promise<FeedReading> {
  const { tookMs, redirects } = answer;
  if (answer.kind === 'failed') return { ...readFailure(url, answer), tookMs, redirects };
  const cacheMs = cacheLifetimeMs(answer.headers, now);
  const said = { tookMs, redirects, ...(cacheMs !== undefined && { cacheMs }) };
  if (answer.kind === 'ok') return { ...(await readBody(url, answer, { now, timeZone }, reader)), ...said };
  if (!isEmpty(validators)) return { kind: 'not_modified', ...said };
  const message = `304 to a request without conditions; ${advice(url)}`;
  return { kind: 'failed', trouble: 'not_a_feed', status: 304, message, ...said };
}

type Bare<Reading> = Reading extends unknown
  ? Omit<Reading, keyof Said> & { readonly bytes?: number }
  : never;

async function readBody(
  url: string,
  answer: Extract<HttpAnswer, { kind: 'ok' }>,
  { now, timeZone }: Pick<Answered, 'now' | 'timeZone'>,
  reader: ReadFeedParts['reader'],
): Promise<Bare<Exclude<FeedReading, { kind: 'not_modified' }>>> {
  const { status, headers, body } = answer;
  const contentType = headers['content-type'];
  const answered = { status, bytes: body.length };
  const start = body.slice(0, WALL_BYTES); // the reader takes the bytes over
  const context = { url: answer.url, now, ...(timeZone !== undefined && { timeZone }) };
  const read = await reader.readFeed(body, contentType, context);
  if (!read.ok) {
    // the service stops; the feed is not to blame
    if (read.failure === 'closed') throw new UnavailableError(read.message);
    const trouble = read.failure === 'threw' ? 'step_failed' : 'too_costly';
    const message = `reading it was given up (${read.failure}): ${read.message}; ${advice(url)}`;
    return { kind: 'failed', trouble, message, ...answered };
  }
  const { result } = read.value;
  if (!result.ok) {
    const { text } = decodeBody(start, contentType);
    return { kind: 'failed', ...answered, ...nameTrouble(url, result.error, text, headers) };
  }
  const hub = findHub(headers, result.feed, url);
  return { kind: 'read', feed: result.feed, ...answered, ...validatorsOf(headers), ...(hub && { hub }) };
}

type Headers = Readonly<Record<string, string>>;

const isEmpty = ({ etag, lastModified }: Validators): boolean =>
  etag === undefined && lastModified === undefined;

const advice = (url: string): string => `check the address with: rasid feeds check ${url}`;
const GUARD =
  "the publisher's guard asks whether we are human; ask the publisher to let us in, or give the feed a user agent, cookie or proxy that it knows";

/** What an answer is that is no feed. */
function nameTrouble(
  url: string,
  { code, message }: FeedError,
  text: string,
  headers: Headers,
): { trouble: FeedTrouble; message: string } {
  if (code === 'empty') return { trouble: 'empty', message: `${message}; ${advice(url)}` };
  const wall = recogniseWall(text, headers);
  if (wall === 'bot_wall') return { trouble: wall, message: `${message}; ${GUARD}` };
  const trouble = wall ?? (code === 'html' ? 'html_page' : 'not_a_feed');
  return { trouble, message: `${message}; ${advice(url)}` };
}

type FailedReading = Omit<Extract<FeedReading, { kind: 'failed' }>, keyof Said>;

function readFailure(url: string, failure: HttpFailure): FailedReading {
  const { message, status, headers = {}, retryAfterMs } = failure;
  const isWall = recogniseWall('', headers) === 'bot_wall';
  return {
    kind: 'failed',
    trouble: isWall ? 'bot_wall' : troubleOf(failure),
    message: `${message}; ${isWall ? GUARD : adviceFor(failure, url)}`,
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

/** What the operator can do about it. */
function adviceFor({ reason, status, retriable }: HttpFailure, url: string): string {
  if (status === 410) return 'the publisher says that the feed is gone';
  if (status === 404) return 'the feed has moved or is gone: look for its new address on the site';
  if (status === 401 || status === 403)
    return 'the publisher refuses us: ask for access, or use another feed';
  if (reason === 'address_refused')
    return 'allow its network with RASID_ALLOWED_ADDRESSES where that is meant';
  if (reason === 'too_large') return 'raise RASID_FEED_MAX_BYTES where that is meant';
  return retriable ? 'it is tried again by itself' : advice(url);
}

const validatorsOf = ({ etag, 'last-modified': lastModified }: Headers): Validators => ({
  ...(etag !== undefined && { etag }),
  ...(lastModified !== undefined && { lastModified }),
});
