import { findName, isMark, isShort, isWord, isYearLong, skip, type Found, type Token } from './dateTokens.ts';
import { dayFound, impossible, type DayMatch, type Which } from './dayMatch.ts';
import { dayOfHijri, isHijriYear } from './hijri.ts';
import { arabicMonths, hijriMonths, latinMonths, ordinals } from './monthNames.ts';
import { GREGORIAN_MARKS, HIJRI_MARKS } from './numericDay.ts';
import { validDay } from './zonedTime.ts';

type Month = { readonly calendar: 'gregorian' | 'hijri'; readonly month: number; readonly latin: boolean };

/** A day whose month has a name, in any order of its parts. */
export const namedDay = (tokens: readonly Token[], at: number): Found<DayMatch> | undefined =>
  yearFirst(tokens, at) ?? dayFirst(tokens, at) ?? monthFirst(tokens, at);

const BETWEEN = ['-', '/', '.', ',', '،', 'من', 'شهر', 'of', 'de'];
const SUFFIXES = ['st', 'nd', 'rd', 'th', 'er', 'eme', 'ème'];

function dayFirst(tokens: readonly Token[], at: number): Found<DayMatch> | undefined {
  const day = dayNumberAt(tokens, at);
  const month = day && monthAt(tokens, skip(tokens, day.end, ...BETWEEN));
  if (!day || !month) return undefined;
  const found = withYear(tokens, day.value, month);
  return found && endsRange(tokens, at) ? impossible(found.end) : found;
}

function dayNumberAt(tokens: readonly Token[], at: number): Found<number> | undefined {
  const token = tokens[at];
  if (isShort(token) && token.value > 0)
    return { value: token.value, end: skip(tokens, at + 1, ...SUFFIXES) };
  const ordinal = findName(tokens, at, ordinals);
  return ordinal && isWord(tokens[ordinal.end], 'من', 'شهر', 'رمضان') ? ordinal : undefined;
}

/** «24-26 نوفمبر», «24 و25 نوفمبر», «من 24 إلى 26 نوفمبر»: no one day. A number before it that belongs to a clock is none of them. */
function endsRange(tokens: readonly Token[], at: number): boolean {
  const [joint, number, before] = [tokens[at - 1], tokens[at - 2], tokens[at - 3]];
  const joins = isMark(joint, '-', '/', '&') || isWord(joint, 'و', 'الي', 'حتي', 'and', 'to', 'et', 'au');
  if (!joins || !isShort(number) || number.value < 1 || number.value > 31) return false;
  return !isMark(before, ':', '.') && !isWord(before, 'الساعه', 'h');
}

/** «نوفمبر 25, 2026», as blogs in Arabic are made to write it, and English. */
function monthFirst(tokens: readonly Token[], at: number): Found<DayMatch> | undefined {
  const month = monthAt(tokens, at);
  const token = month && tokens[skip(tokens, month.end, '-', '/', '.', 'the')];
  if (!month || !isShort(token) || token.value < 1) return undefined;
  const behind = skip(tokens, tokens.indexOf(token, month.end) + 1, ...SUFFIXES);
  if (isMark(tokens[behind], ':') || isWord(tokens[behind], 'h')) return undefined;
  const found = withYear(tokens, token.value, { value: month.value, end: behind });
  const year =
    found?.value.kind === 'yearless' && month.value.latin ? yearBehindClock(tokens, behind) : undefined;
  return year === undefined ? found : dayFound(validDay(year, month.value.month, token.value), behind);
}

/** «2026 نوفمبر 25», 2026-Nov-25. */
function yearFirst(tokens: readonly Token[], at: number): Found<DayMatch> | undefined {
  const year = tokens[at];
  if (!isYearLong(year)) return undefined;
  const month = monthAt(tokens, skip(tokens, at + 1, '-', '/', '.', ','));
  const day = month && tokens[skip(tokens, month.end, '-', '/', '.', ',')];
  if (!month || !isShort(day)) return undefined;
  const end = tokens.indexOf(day, month.end) + 1;
  if (isMark(tokens[end], ':') || isYearLong(tokens[skip(tokens, end, ',')])) return undefined;
  return dated(year.value, month.value, day.value, end);
}

/** A month, perhaps by two of its names: «تشرين الثاني/نوفمبر», «آذار (مارس)». Two months are none. */
function monthAt(tokens: readonly Token[], at: number): Found<Month & { readonly two?: true }> | undefined {
  const opened = skip(tokens, at, '(', '[');
  const name = nameAt(tokens, opened);
  if (!name) return undefined;
  const first = opened > at ? { ...name, end: skip(tokens, name.end, ')', ']') } : name;
  const dot = first.value.latin ? skip(tokens, first.end, '.') : first.end;
  const second = nameAt(tokens, skip(tokens, first.end, '/', '-', '(', '[', ','));
  if (!second || second.end === first.end) return { value: first.value, end: dot };
  const end = skip(tokens, second.end, ')', ']');
  return second.value.month === first.value.month
    ? { value: first.value, end }
    : { value: { ...first.value, two: true }, end };
}

function nameAt(tokens: readonly Token[], at: number): Found<Month> | undefined {
  const tables = [
    [arabicMonths, 'gregorian', false],
    [latinMonths, 'gregorian', true],
    [hijriMonths, 'hijri', false],
  ] as const;
  for (const [table, calendar, latin] of tables) {
    const found = findName(tokens, at, table);
    if (found) return { value: { calendar, month: found.value, latin }, end: found.end };
  }
  return undefined;
}

const BEFORE_YEAR = [
  '-',
  '/',
  '.',
  ',',
  '(',
  "'",
  'من',
  'عام',
  'سنه',
  'لعام',
  'لسنه',
  'العام',
  'السنه',
  'of',
  'de',
];

function withYear(
  tokens: readonly Token[],
  day: number,
  { value: month, end }: Found<Month & { readonly two?: true }>,
): Found<DayMatch> | undefined {
  if (month.two) return impossible(end);
  const at = skip(tokens, end, ...BEFORE_YEAR);
  const year = tokens[at];
  if (isYearLong(year)) return dated(year.value, month, day, at + 1, tokens);
  if (month.latin && isShort(year) && year.text.length === 2 && endsDate(tokens, at + 1))
    return dated(year.value + (year.value < 70 ? 2000 : 1900), month, day, at + 1);
  if (month.calendar === 'hijri' || day > 31) return undefined;
  if (validDay(2024, month.month, day) === undefined) return impossible(end);
  const which = whichAt(tokens, end);
  return {
    value: { kind: 'yearless', month: month.month, day, ...(which && { which: which.value }) },
    end: which?.end ?? end,
  };
}

/** Behind a year of two digits a clock may stand, or nothing. */
const endsDate = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[skip(tokens, at, ',', '-', 'at', 't')];
  return next === undefined || (next.kind === 'number' && !isMark(tokens[at], ':', '.'));
};

function dated(
  year: number,
  { calendar, month }: Month,
  day: number,
  at: number,
  tokens: readonly Token[] = [],
) {
  const end = isWord(tokens[at], ...HIJRI_MARKS, ...GREGORIAN_MARKS) ? at + 1 : at;
  if (calendar === 'gregorian') return dayFound(validDay(year, month, day), end);
  return isHijriYear(year) ? dayFound(dayOfHijri(year, month, day), end, 'hijri') : undefined;
}

const WHICH: Readonly<Record<Which, readonly string[]>> = {
  past: ['الماضي', 'المنصرم', 'الفاءت', 'last'],
  current: ['الجاري', 'الحالي'],
  next: ['المقبل', 'القادم', 'الاتي', 'التالي', 'next'],
  'of last year': [],
};
const YEAR = ['العام', 'السنه'];

/** «الماضي», «الجاري», «المقبل»; «من العام الماضي» is another. */
function whichAt(tokens: readonly Token[], at: number): Found<Which> | undefined {
  const start = skip(tokens, at, 'من');
  const ofYear = isWord(tokens[start], ...YEAR);
  const word = tokens[ofYear ? start + 1 : start]?.text.replace(/ه$/, '') ?? '';
  const found = (Object.keys(WHICH) as Which[]).find((which) => WHICH[which].includes(word));
  if (found === undefined) return undefined;
  return {
    value: ofYear && found === 'past' ? 'of last year' : found,
    end: (ofYear ? start + 1 : start) + 1,
  };
}

/** As the C library writes it: `Nov 25 10:00:00 AST 2026`. */
function yearBehindClock(tokens: readonly Token[], at: number): number | undefined {
  let i = at;
  while (tokens[i]?.kind === 'number' && isMark(tokens[i + 1], ':')) i += 2;
  if (i === at) return undefined;
  for (i++; i < at + 12; i++) {
    const token = tokens[i];
    if (isYearLong(token) && !isMark(tokens[i - 1], '+', '-')) return token.value;
    if (token === undefined) return undefined;
  }
  return undefined;
}
