import { findName, isMark, isWord, nameTable, skip, type Found, type Token } from './dateTokens.ts';

/** How long ago: exactly, in milliseconds, or by days and months of the calendar. */
export type Ago = { readonly ms: number; readonly days: number; readonly months: number };

type Unit = { readonly ms?: number; readonly days?: number; readonly months?: number };
const SECOND: Unit = { ms: 1_000 };
const MINUTE: Unit = { ms: 60_000 };
const HOUR: Unit = { ms: 3_600_000 };
const DAY: Unit = { days: 1 };
const WEEK: Unit = { days: 7 };
const MONTH: Unit = { months: 1 };

/** By number: one of it says one, a dual two; a plural needs a number before it. */
const SINGULARS = nameTable<Unit>([
  ['ثانية', SECOND],
  ['دقيقة', MINUTE],
  ['ساعة', HOUR],
  ['يوم', DAY],
  ['يوما', DAY],
  ['أسبوع', WEEK],
  ['أسبوعا', WEEK],
  ['شهر', MONTH],
  ['شهرا', MONTH],
]);
const DUALS = nameTable<Unit>(
  (
    [
      ['ثانيت', SECOND],
      ['دقيقت', MINUTE],
      ['ساعت', HOUR],
      ['يوم', DAY],
      ['أسبوع', WEEK],
      ['شهر', MONTH],
    ] as const
  ).flatMap(([stem, unit]) => ['ين', 'ان'].map((ending) => [`${stem}${ending}`, unit] as const)),
);
const PLURALS = nameTable<Unit>([
  ...['ثواني', 'ثوان', 'ث'].map((name) => [name, SECOND] as const),
  ...['دقائق', 'دقايق', 'دقيقه', 'د'].map((name) => [name, MINUTE] as const),
  ...['ساعات', 'س'].map((name) => [name, HOUR] as const),
  ...['أيام', 'ايام', 'ي'].map((name) => [name, DAY] as const),
  ...['أسابيع', 'اسابيع'].map((name) => [name, WEEK] as const),
  ...['أشهر', 'شهور'].map((name) => [name, MONTH] as const),
]);
const LATIN = nameTable<Unit>([
  ...['second', 'seconds', 'sec', 'secs', 'seconde', 'secondes'].map((name) => [name, SECOND] as const),
  ...['minute', 'minutes', 'min', 'mins'].map((name) => [name, MINUTE] as const),
  ...['hour', 'hours', 'hr', 'hrs', 'h', 'heure', 'heures'].map((name) => [name, HOUR] as const),
  ...['day', 'days', 'd', 'jour', 'jours'].map((name) => [name, DAY] as const),
  ...['week', 'weeks', 'semaine', 'semaines'].map((name) => [name, WEEK] as const),
  ...['month', 'months', 'mois'].map((name) => [name, MONTH] as const),
]);
/** Parts of an hour, alone or behind «و»; behind «إلا» they are taken off. */
const FRACTIONS = nameTable<number>([
  ['نصف', 30],
  ['ربع', 15],
  ['ثلث', 20],
]);
const UNITS_IN_WORDS = ['واحد', 'اثنين', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع', 'عشر'];
const NUMBERS = nameTable<number>([
  ...UNITS_IN_WORDS.flatMap(
    (name, i) =>
      [
        [name, i + 1],
        [`${name}ة`, i + 1],
      ] as (readonly [string, number])[],
  ),
  ['ثماني', 8],
  ['ثمانية', 8],
  ['اثنان', 2],
  ['اثنتين', 2],
  ['أحد عشر', 11],
  ['إحدى عشرة', 11],
  ['اثني عشر', 12],
  ['اثنا عشر', 12],
  ['اثنتي عشرة', 12],
  ['اثنتا عشرة', 12],
  ...UNITS_IN_WORDS.slice(2, 9).flatMap((name, i) => [
    [`${name} عشرة`, i + 13] as const,
    [`${name}ة عشر`, i + 13] as const,
  ]),
  ...['عشر', 'ثلاث', 'أربع', 'خمس'].flatMap((name, i) => [
    [`${name}ين`, (i + 1) * 10 + 10] as const,
    [`${name}ون`, (i + 1) * 10 + 10] as const,
  ]),
]);

/** «منذ حوالي ساعتين». */
const ABOUT = ['حوالي', 'نحو', 'قرابه', 'زهاء', 'ما', 'يقارب', 'علي'];
const MOST = 999;

/** «منذ ٣ ساعات», «قبل يومين», «ساعة ونصف مضت», `3 hours ago`, `il y a 2 jours`. */
export function agoAt(tokens: readonly Token[], at: number): Found<Ago> | undefined {
  if (isWord(tokens[at], 'منذ', 'قبل', 'مند', 'مضي', 'مضت'))
    return arabicSpan(tokens, skip(tokens, at + 1, ...ABOUT));
  if (isWord(tokens[at], 'il') && isWord(tokens[at + 1], 'y') && isWord(tokens[at + 2], 'a'))
    return latinSpan(tokens, at + 3);
  const arabic = arabicSpan(tokens, at);
  if (arabic && isWord(tokens[arabic.end], 'مضت', 'مضي')) return { ...arabic, end: arabic.end + 1 };
  const latin = latinSpan(tokens, at);
  return latin && isWord(tokens[latin.end], 'ago') ? { ...latin, end: latin.end + 1 } : undefined;
}

function arabicSpan(tokens: readonly Token[], at: number): Found<Ago> | undefined {
  const first = partOfHour(tokens, at) ?? amountAt(tokens, at);
  if (!first) return undefined;
  const less = isWord(tokens[first.end], 'الا')
    ? findName(withoutTanwin(tokens, first.end + 1), first.end + 1, FRACTIONS)
    : undefined;
  if (less && first.value.ms > 0)
    return { value: plus(first.value, times(MINUTE, -less.value)), end: less.end };
  const rest = withoutAnd(tokens, first.end);
  if (!rest) return first;
  const half = findName(rest.tokens, rest.at, FRACTIONS);
  if (half)
    return first.value.ms > 0
      ? { value: plus(first.value, times(MINUTE, half.value)), end: half.end }
      : undefined;
  const second = amountAt(rest.tokens, rest.at);
  return second && { value: plus(first.value, second.value), end: second.end };
}

/** «نصف ساعة». */
function partOfHour(tokens: readonly Token[], at: number): Found<Ago> | undefined {
  const part = findName(tokens, at, FRACTIONS);
  if (!part || !isWord(tokens[part.end], 'ساعه')) return undefined;
  return { value: times(MINUTE, part.value), end: part.end + 1 };
}

function amountAt(tokens: readonly Token[], at: number): Found<Ago> | undefined {
  const dual = findName(tokens, at, DUALS);
  if (dual) return { value: times(dual.value, 2), end: dual.end };
  const one = findName(tokens, at, SINGULARS);
  if (one) return { value: times(one.value, 1), end: skip(tokens, one.end, 'واحد', 'واحده') };
  const count = countAt(tokens, at);
  const unit = count && (findName(tokens, count.end, PLURALS) ?? findName(tokens, count.end, SINGULARS));
  return unit && { value: times(unit.value, count.value), end: unit.end };
}

function countAt(tokens: readonly Token[], at: number): Found<number> | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number') return findName(tokens, at, NUMBERS);
  return token.value >= 1 && token.value <= MOST && !isMark(tokens[at - 1], '.', '/', ':', '-')
    ? { value: token.value, end: at + 1 }
    : undefined;
}

function latinSpan(tokens: readonly Token[], at: number): Found<Ago> | undefined {
  const one = isWord(tokens[at], 'a', 'an', 'one', 'un', 'une');
  const count = one
    ? { value: 1, end: at + 1 }
    : tokens[at]?.kind === 'number'
      ? countAt(tokens, at)
      : undefined;
  const unit = count && findName(tokens, count.end, LATIN);
  return unit && { value: times(unit.value, count.value), end: unit.end };
}

const times = ({ ms = 0, days = 0, months = 0 }: Unit, count: number): Ago => ({
  ms: ms * count,
  days: days * count,
  months: months * count,
});
const plus = (a: Ago, b: Ago): Ago => ({
  ms: a.ms + b.ms,
  days: a.days + b.days,
  months: a.months + b.months,
});

/** What stands behind «و», which is written in one with the next word. */
function withoutAnd(
  tokens: readonly Token[],
  at: number,
): { tokens: readonly Token[]; at: number } | undefined {
  const token = tokens[at];
  if (isWord(token, 'و')) return { tokens, at: at + 1 };
  if (token?.kind !== 'word' || !/^و./.test(token.text)) return undefined;
  return { tokens: withText(tokens, at, token.text.slice(1)), at };
}

/** «إلا ربعا». */
const withoutTanwin = (tokens: readonly Token[], at: number): readonly Token[] =>
  withText(tokens, at, tokens[at]?.text.replace(/ا$/, '') ?? '');

const withText = (tokens: readonly Token[], at: number, text: string): readonly Token[] =>
  tokens.map((token, i) => (i === at ? { ...token, text } : token));

/** Days named by today, counted from it. */
const NEAR_DAYS = nameTable<number>([
  ...['اليوم', 'هذا اليوم', 'today', "aujourd'hui", 'الآن'].map((name) => [name, 0] as const),
  ...['أمس', 'الأمس', 'بالأمس', 'يوم أمس', 'البارحة', 'ليلة أمس', 'yesterday', 'hier'].map(
    (name) => [name, -1] as const,
  ),
  ...[
    'أول أمس',
    'أول من أمس',
    'أمس الأول',
    'يوم أول أمس',
    'أول البارحة',
    'قبل أمس',
    'avant-hier',
    'the day before yesterday',
  ].map((name) => [name, -2] as const),
  ...['غدا', 'يوم غد', 'tomorrow', 'demain'].map((name) => [name, 1] as const),
]);
export const nearDayAt = (tokens: readonly Token[], at: number): Found<number> | undefined =>
  findName(tokens, at, NEAR_DAYS);
