import type { HttpAnswer } from '@rasid/http';
import {
  adaptiveIntervalMs,
  cacheLifetimeMs,
  longestIntervalMs,
  rhythmOf,
  wishedMs,
  type ParsedFeed,
} from '@rasid/feeds';
import type { CacheFacts, CharsetFacts, FeedFacts, RequestFacts, Target } from './report.ts';

const DAY_MS = 86_400_000;
/** As the fetcher judges whether an entry is an article by itself. */
const FULL_TEXT_LETTERS = 400;

/** What can be said of a feed: how many items lack what, when they were written, and how often it would be polled. */
export function feedFacts(
  feed: ParsedFeed,
  target: Target,
  { now, cacheMs }: { now: Date; cacheMs?: number | undefined },
): FeedFacts {
  const { format, title, link, language, items } = feed;
  const { ttlMs, updatePeriodMs, skipHours, skipDays, hubs, selfUrl, nextUrl } = feed;
  const moments = items.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []).sort();
  const rhythmMs = rhythmOf(moments.map((moment) => Date.parse(moment)));
  const past = moments.filter((moment) => Date.parse(moment) <= now.getTime() + DAY_MS);
  return defined({
    format,
    title,
    link,
    language,
    items: items.length,
    withoutLink: items.filter((item) => item.link === undefined).length,
    withoutTitle: items.filter((item) => !item.title).length,
    withoutDate: items.length - moments.length,
    inFuture: moments.length - past.length,
    withFullText: items.filter(({ content }) => letters(content) >= FULL_TEXT_LETTERS).length,
    newest: past.at(-1),
    oldest: past[0],
    rhythmMs,
    pollMs: pollMs(feed, target, { rhythmMs, lastFreshAt: past.at(-1), now, cacheMs }),
    ...{ ttlMs, updatePeriodMs, skipHours, skipDays, hubs, selfUrl, nextUrl },
  });
}

type Seen = {
  readonly rhythmMs: number | undefined;
  readonly lastFreshAt: string | undefined;
  readonly cacheMs: number | undefined;
  readonly now: Date;
};

/** How often the fetcher would poll it: by its rhythm within the operator's limits, or as its publisher wishes. */
function pollMs(feed: ParsedFeed, target: Target, { rhythmMs, lastFreshAt, cacheMs, now }: Seen): number {
  const { ttlMs, updatePeriodMs } = feed;
  const wishes = defined({ ttlMs, updatePeriodMs });
  const health = defined({ consecutiveFailures: 0, attempts: [], rhythmMs, lastFreshAt, wishes });
  const wished = Math.min(wishedMs(wishes, cacheMs, rhythmMs), longestIntervalMs(target));
  return Math.max(adaptiveIntervalMs(target, health, now), wished);
}

const letters = (html = ''): number => html.replace(/<[^>]*>|&\w+;/g, ' ').match(/\p{L}/gu)?.length ?? 0;

/** Leaves out what is not known. */
const defined = <T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never;

/** A request and its way; `asked` is where it began. */
export function requestFacts(asked: string, answer: HttpAnswer): RequestFacts {
  const { redirects, tookMs } = answer;
  const way = { url: redirects.at(-1)?.to ?? asked, redirects, tookMs };
  if (answer.kind === 'not_modified') return { ...way, status: answer.status };
  if (answer.kind === 'failed') {
    const { status, reason, message, retryAfterMs } = answer;
    const type = answer.headers?.['content-type'];
    return defined({
      ...way,
      status,
      contentType: type,
      failure: defined({ reason, message, retryAfterMs }),
    });
  }
  const { status, body, wireBytes, headers } = answer;
  const [contentType, encoding] = [headers['content-type'], headers['content-encoding']];
  return defined({ ...way, url: answer.url, status, bytes: body.length, wireBytes, contentType, encoding });
}

/** What the publisher says of caching. */
export function cacheFacts(headers: Readonly<Record<string, string>>, now: Date): CacheFacts {
  return defined({
    etag: headers['etag'],
    lastModified: headers['last-modified'],
    cacheControl: headers['cache-control'],
    expires: headers['expires'],
    freshMs: cacheLifetimeMs(headers, now),
  });
}

/** The charset in which a body was read, and what it says itself: in its header, its XML declaration or a meta element. */
export function charsetFacts(found: string, text: string, contentType = ''): CharsetFacts {
  const head = text.slice(0, 2048);
  const [, said] =
    /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType) ??
    /<\?xml[^<>]{0,200}encoding\s*=\s*["']([\w:.-]+)/i.exec(head) ??
    /<meta[^<>]{0,300}charset\s*=\s*["']?([\w:.-]+)/i.exec(head) ??
    [];
  return { found, ...(said !== undefined && { declared: said.toLowerCase() }) };
}
