/** So many entries tell a rhythm, */
const LEAST_MOMENTS = 5;
/** and of a long feed the newest ones. */
const MOST_MOMENTS = 40;
/** How much of a new gap goes into the rhythm of a feed without dates. */
const SHARE = 0.3;

/** The usual time between two entries, in milliseconds: the median of the gaps of the newest; undefined of too few. */
export function rhythmOf(moments: readonly number[]): number | undefined {
  const gaps = gapsOf(moments);
  if (gaps.length < LEAST_MOMENTS - 1) return undefined;
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(1, Math.round(middle));
}

/** The longest time without an entry among the newest, in milliseconds. */
export function longestGapOf(moments: readonly number[]): number | undefined {
  const longest = gapsOf(moments).reduce((a, b) => Math.max(a, b), 0);
  return longest > 0 ? longest : undefined;
}

/** The rhythm of a feed whose entries have no dates, after a poll that brought `fresh` entries in `elapsedMs`. */
export function learnRhythm(before: number | undefined, elapsedMs: number, fresh: number): number {
  const gap = elapsedMs / fresh;
  return Math.max(1, Math.round(before === undefined ? gap : before + SHARE * (gap - before)));
}

function gapsOf(moments: readonly number[]): number[] {
  const newest = [...moments].sort((a, b) => b - a).slice(0, MOST_MOMENTS);
  return newest.slice(1).map((moment, i) => (newest[i] ?? moment) - moment);
}
