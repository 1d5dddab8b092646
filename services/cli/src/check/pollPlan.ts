import type { Feed } from '@rasid/contracts';

const LEAST_MOMENTS = 5;
const MOST_MOMENTS = 40;
const POLLS_PER_GAP = 2;

/** The usual time between two entries, in milliseconds: the median of the gaps of the newest; undefined of too few. */
export function rhythmOf(moments: readonly number[]): number | undefined {
  const newest = [...moments].sort((a, b) => b - a).slice(0, MOST_MOMENTS);
  const gaps = newest.slice(1).map((moment, i) => (newest[i] ?? moment) - moment);
  if (gaps.length < LEAST_MOMENTS - 1) return undefined;
  return Math.max(1, Math.round(gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0));
}

/** How often a well feed is polled. */
export function pollIntervalMs(
  { intervalMs, maxIntervalMs = intervalMs }: Pick<Feed, 'intervalMs' | 'maxIntervalMs'>,
  rhythmMs: number | undefined,
): number {
  return Math.round(Math.min(Math.max(intervalMs, (rhythmMs ?? 0) / POLLS_PER_GAP), maxIntervalMs));
}

/** For how long an answer may be used (RFC 9111 §4.2). */
export function cacheLifetimeMs(headers: Readonly<Record<string, string>>, now: Date): number | undefined {
  const directives = headers['cache-control'] ?? '';
  if (/(^|[\s,])no-(cache|store)(?=$|[\s,])/i.test(directives)) return 0;
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/i.exec(directives) ?? [];
  if (seconds !== undefined) return Math.max(0, (Number(seconds) - (Number(headers['age']) || 0)) * 1000);
  const { expires, date } = headers;
  if (expires === undefined) return undefined;
  const from = Date.parse(date ?? '') || now.getTime();
  return Math.max(0, (Date.parse(expires) || 0) - from);
}
