const UNITS: readonly (readonly [letter: string, ms: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
];

/** A length of time in its two largest units, but for seconds: `2d 4h`, `2h 10m`, `5m`, `40s`. */
export function shortDuration(ms: number): string {
  const first = UNITS.findIndex(([, unit]) => ms >= unit);
  const [letter, unit] = UNITS[first] ?? ['s', 1_000];
  const [nextLetter, nextUnit] = UNITS[first + 1] ?? ['s', unit];
  const rest = nextLetter === 's' || first < 0 ? 0 : Math.floor((ms % unit) / nextUnit);
  return `${Math.floor(ms / unit)}${letter}${rest > 0 ? ` ${rest}${nextLetter}` : ''}`;
}

/** `5m ago`, `in 2h 10m`; undefined stays so. */
export function relativeTime(moment: string | undefined, now: Date): string | undefined {
  if (moment === undefined) return undefined;
  const ms = Date.parse(moment) - now.getTime();
  if (Math.abs(ms) < 1_000) return 'now';
  return ms > 0 ? `in ${shortDuration(ms)}` : `${shortDuration(-ms)} ago`;
}
