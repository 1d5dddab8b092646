import type { MentionedDate } from '@rasid/contracts';

const MONTHS = [
  'يناير|كانون الثاني|جانفي',
  'فبراير|شباط|فيفري',
  'مارس|آذار|اذار',
  'أبريل|ابريل|إبريل|نيسان|أفريل',
  'مايو|أيار|ايار|ماي',
  'يونيو|حزيران|جوان',
  'يوليو|تموز|جويلية',
  'أغسطس|اغسطس|آب|أوت|غشت',
  'سبتمبر|أيلول|ايلول|شتنبر',
  'أكتوبر|اكتوبر|تشرين الأول',
  'نوفمبر|تشرين الثاني|نونبر',
  'ديسمبر|كانون الأول|دجنبر',
];
const monthOf = new Map(MONTHS.flatMap((names, i) => names.split('|').map((name) => [name, i] as const)));
const MONTH = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|');
const IN_WORDS = new RegExp(
  `(?<![\\d\\p{L}])([0-3]?\\d)(?:\\s+من)?(?:\\s+شهر)?\\s+(${MONTH})(?:\\s*[/(]\\s*(?:${MONTH})\\)?)?(?:[\\s،]+(?:عام\\s+|سنة\\s+)?((?:19|20)\\d\\d))?(?![\\d\\p{L}])`,
  'gu',
);
const IN_DIGITS = /(?<![\d/.-])([0-3]?\d)[/-]([01]?\d)[/-]((?:19|20)\d\d)(?![\d/.-])/g;
const ISO = /(?<![\d/.-])((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?![\d/-])/g;
const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DATES = 20;

/**
 * Days that a text names with their month, in order, each once. A day without a year is the one nearest to when the
 * article was published; without that it is left out.
 */
export function findDates(text: string, publishedAt?: Date): MentionedDate[] {
  const digits = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const found = [
    ...[...digits.matchAll(IN_WORDS)].map((match) =>
      dateOf(
        match,
        match[3] === undefined ? undefined : Number(match[3]),
        monthOf.get(match[2] ?? ''),
        Number(match[1]),
      ),
    ),
    ...[...digits.matchAll(IN_DIGITS)].map((match) =>
      dateOf(match, Number(match[3]), Number(match[2]) - 1, Number(match[1])),
    ),
    ...[...digits.matchAll(ISO)].map((match) =>
      dateOf(match, Number(match[1]), Number(match[2]) - 1, Number(match[3])),
    ),
  ];
  const dates = new Map<string, MentionedDate>();
  for (const each of found.sort((a, b) => a.start - b.start)) {
    const iso = isoOf(each, publishedAt);
    if (iso === undefined || dates.has(iso)) continue;
    dates.set(iso, { iso, text: text.slice(each.start, each.end), start: each.start, end: each.end });
  }
  return [...dates.values()].slice(0, MOST_DATES);
}

type Day = {
  readonly start: number;
  readonly end: number;
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
};

const dateOf = (match: RegExpExecArray, year: number | undefined, month = -1, day: number): Day => ({
  start: match.index,
  end: match.index + match[0].length,
  year,
  month,
  day,
});

function isoOf({ year, month, day }: Day, publishedAt: Date | undefined): string | undefined {
  if (year !== undefined) return validIso(year, month, day);
  if (!publishedAt) return undefined;
  const near = [-1, 0, 1].flatMap((step) => validIso(publishedAt.getUTCFullYear() + step, month, day) ?? []);
  const apart = (iso: string): number => Math.abs(Date.parse(iso) - publishedAt.getTime()) / DAY_MS;
  return near.sort((a, b) => apart(a) - apart(b))[0];
}

/** Undefined for 30 February and the like. */
function validIso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}
