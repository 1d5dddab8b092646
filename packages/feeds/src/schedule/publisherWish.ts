import type { FeedWishes } from '@rasid/contracts';

type Headers = Readonly<Record<string, string>>;

/**
 * For how long an answer may be used before it is asked for again (RFC 9111 §4.2): `max-age`, else `Expires` against the
 * server's own `Date`, both less the answer's `Age`. 0 where the publisher wants none of it kept; undefined where
 * nothing is said.
 */
export function cacheLifetimeMs(headers: Headers, now: Date): number | undefined {
  const directives = headers['cache-control'] ?? '';
  if (/(^|[\s,])no-(cache|store)(?=$|[\s,])/i.test(directives)) return 0;
  const fresh = maxAgeMs(directives) ?? expiresMs(headers, now);
  if (fresh === undefined) return undefined;
  const age = Number(headers['age'] ?? 0);
  return Math.max(0, fresh - (age > 0 ? age * 1000 : 0));
}

function maxAgeMs(directives: string): number | undefined {
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/i.exec(directives) ?? [];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function expiresMs({ expires, date }: Headers, now: Date): number | undefined {
  if (expires === undefined) return undefined;
  const until = Date.parse(expires);
  if (Number.isNaN(until)) return 0; // "0" and the like mean: already over, RFC 9111 §5.3
  const from = Date.parse(date ?? '');
  return Math.max(0, until - (Number.isNaN(from) ? now.getTime() : from));
}

/**
 * How long the publisher wishes to be left alone after an answer. `sy:updatePeriod` says how often a feed changes, and
 * many write the default of their software there: it counts only as long as nobody saw the feed change more often.
 */
export function wishedMs(
  wishes: FeedWishes | undefined,
  cacheMs: number | undefined,
  rhythmMs: number | undefined,
): number {
  const period = wishes?.updatePeriodMs ?? 0;
  const believed = rhythmMs === undefined || rhythmMs >= period ? period : 0;
  return Math.max(wishes?.ttlMs ?? 0, cacheMs ?? 0, believed);
}
