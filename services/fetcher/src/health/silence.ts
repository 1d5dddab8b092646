const HOUR_MS = 60 * 60 * 1000;
/** No feed is quiet before this: outlets sleep. */
const LEAST_QUIET_MS = 24 * HOUR_MS;
/** A silence is unusual when it is so many times the longest of late. */
const TIMES_LONGEST = 3;
/** With each silence that ends sooner the longest fades by so much, so that one outage is not remembered for ever. */
const FADES = 0.98;

/** The longest silence of late, after one that has ended. */
export const learnSilence = (longest: number | undefined, silenceMs: number): number =>
  Math.max(1, Math.round(Math.max(silenceMs, (longest ?? 0) * FADES)));

/** Since when a feed has been silent for unusually long; undefined where that is not so, or where its habits are unknown. */
export function quietSince(
  lastFreshAt: string | undefined,
  longestSilenceMs: number | undefined,
  now: Date,
): string | undefined {
  if (lastFreshAt === undefined || longestSilenceMs === undefined) return undefined;
  const silenceMs = now.getTime() - Date.parse(lastFreshAt);
  return silenceMs > Math.max(LEAST_QUIET_MS, TIMES_LONGEST * longestSilenceMs) ? lastFreshAt : undefined;
}
