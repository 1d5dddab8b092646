const UNITS: readonly (readonly [names: string, ms: number])[] = [
  ['ms', 1],
  ['s sec second seconds ث ثانية ثوان ثواني', 1_000],
  ['m min minute minutes د دقيقة دقائق', 60_000],
  ['h hour hours س ساعة ساعات', 3_600_000],
  ['d day days ي يوم أيام ايام', 86_400_000],
];
const msOf = new Map(UNITS.flatMap(([names, ms]) => names.split(' ').map((name) => [name, ms] as const)));

/** `30s`, `5m`, `1 hour` or `٥ دقائق` in milliseconds; undefined where that is no time. */
export function parseInterval(text: string): number | undefined {
  const [, digits, unit] = /^\s*([0-9٠-٩]{1,12})\s*(\p{L}{1,8})\s*$/u.exec(text) ?? [];
  const each = msOf.get(unit?.toLowerCase() ?? '');
  return digits === undefined || each === undefined ? undefined : numberOf(digits) * each;
}

const numberOf = (digits: string): number =>
  Number(digits.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));

/** The shortest text that `parseInterval` reads as the same: 300000 is `5m`, 90000 is `90s`. */
export function formatInterval(ms: number): string {
  const [names, each] = UNITS.findLast(([, unit]) => ms >= unit && ms % unit === 0) ?? ['ms', 1];
  return `${ms / each}${names.split(' ')[0]}`;
}
