import { isMark, isShort, isWord, isYearLong, type Found, type Token } from './dateTokens.ts';
import { dayFound, impossible, type DayMatch } from './dayMatch.ts';
import { dayOfHijri, isHijriYear } from './hijri.ts';
import { validDay } from './zonedTime.ts';

export const HIJRI_MARKS = ['ه', 'هجري', 'هجريه', 'للهجره'];
export const GREGORIAN_MARKS = ['م', 'ميلادي', 'ميلاديه', 'للميلاد'];
/** What stands before numbers that are no date. */
const NO_DATE = [
  ...[
    'نسخه',
    'النسخه',
    'اصدار',
    'الاصدار',
    'رقم',
    'هاتف',
    'تلفون',
    'جوال',
    'فاكس',
    'بمعدل',
    'قانون',
    'قرار',
    'رمز',
  ],
  ...['version', 'v', 'ver', 'build', 'release', 'ip', 'tel', 'phone', 'fax', 'no'],
];

/**
 * A day in three numbers. A year of four digits may stand first or last; else the day comes first, as all Arabic outlets
 * write, unless the month would be beyond twelve.
 */
export function numericDay(tokens: readonly Token[], at: number, now: number): Found<DayMatch> | undefined {
  const [a, sep, b, sep2, c] = tokens.slice(at, at + 5);
  if (!sep || !isMark(sep, '/', '-', '.') || sep2?.text !== sep.text) return undefined;
  if (a?.kind !== 'number' || !isShort(b) || c?.kind !== 'number' || isPartOfMore(tokens, at))
    return undefined;
  if (sep.text === '.' && [sep, b, sep2, c].some((token) => token?.apart)) return undefined;
  const end = at + 5;
  const hijri = isWord(tokens[end], ...HIJRI_MARKS);
  const behind = isWord(tokens[end], ...HIJRI_MARKS, ...GREGORIAN_MARKS) ? end + 1 : end;
  if (isYearLong(a) && isShort(c)) return yearFound(a.value, b.value, c.value, hijri, behind);
  if (!isShort(a)) return undefined;
  if (isYearLong(c)) return dayFirst([a.value, b.value, c.value], hijri, behind);
  return c.text.length === 2 && sep.text !== '.' ? shortYear([a, b, c], now, behind) : undefined;
}

/** A telephone number, an address of the internet, a number of a file. */
function isPartOfMore(tokens: readonly Token[], at: number): boolean {
  const [before, further] = [tokens[at - 1], tokens[at - 2]];
  const touches = before?.kind === 'mark' && !tokens[at]?.apart;
  if (
    touches &&
    (before.text === '+' || (/[-/.:]/.test(before.text) && further?.kind === 'number' && !before.apart))
  )
    return true;
  if (isWord(before, ...NO_DATE) || (before?.kind === 'mark' && isWord(further, ...NO_DATE))) return true;
  const [next, over, clock] = tokens.slice(at + 5, at + 8);
  return isMark(next, '/', '-', '.') && over?.kind === 'number' && !over.apart && !isMark(clock, ':');
}

function yearFound(year: number, month: number, day: number, hijri: boolean, end: number) {
  if (isHijriYear(year)) return hijri ? dayFound(dayOfHijri(year, month, day), end, 'hijri') : undefined;
  return year < 1900 ? undefined : dayFound(validDay(year, month, day), end);
}

function dayFirst([a, b, year]: readonly [number, number, number], hijri: boolean, end: number) {
  const swapped = b > 12 && a <= 12 && !hijri;
  return swapped ? yearFound(year, a, b, hijri, end) : yearFound(year, b, a, hijri, end);
}

/** How far back a year of two digits may stand first. */
const RECENT_YEARS = 3;

/** A year of two digits may stand at either end: where both give a day of the last years, it is none. */
function shortYear([a, b, c]: readonly [Token, Token, Token], now: number, end: number): Found<DayMatch> {
  const isPast = (day: string | undefined, years: number): day is string =>
    day !== undefined &&
    Date.parse(day) < now + 86_400_000 &&
    Date.parse(day) > now - years * 365.25 * 86_400_000;
  const dayFirst = validDay(2000 + c.value, b.value, a.value);
  const yearFirst = validDay(2000 + a.value, b.value, c.value);
  if (!isPast(dayFirst, 30)) return impossible(end);
  return isPast(yearFirst, RECENT_YEARS) && yearFirst !== dayFirst
    ? impossible(end)
    : dayFound(dayFirst, end);
}
