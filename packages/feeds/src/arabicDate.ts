import { fold } from '@rasid/arabic';

export type DateContext = {
  readonly now: Date;
  /** IANA name; UTC unless said. */ readonly timeZone?: string;
};

/** Levantine, Gulf and Egyptian, and Maghrebi names, folded. */
const MONTHS: readonly (readonly string[])[] = [
  ['يناير', 'كانون الثاني', 'جانفي'],
  ['فبراير', 'شباط', 'فيفري'],
  ['مارس', 'اذار'],
  ['ابريل', 'نيسان', 'افريل'],
  ['مايو', 'ايار', 'ماي'],
  ['يونيو', 'حزيران', 'جوان', 'يونيه'],
  ['يوليو', 'تموز', 'جويليه', 'يوليوز', 'يوليه'],
  ['اغسطس', 'اب', 'اوت', 'غشت'],
  ['سبتمبر', 'ايلول', 'شتنبر'],
  ['اكتوبر', 'تشرين الاول'],
  ['نوفمبر', 'تشرين الثاني', 'نونبر'],
  ['ديسمبر', 'كانون الاول', 'دجنبر'],
];
const HIJRI_MONTHS = [
  'محرم',
  'صفر',
  'ربيع الاول',
  'ربيع الاخر',
  'جمادي الاولي',
  'جمادي الاخره',
  'رجب',
  'شعبان',
  'رمضان',
  'شوال',
  'ذو القعده',
  'ذو الحجه',
];
const HIJRI_ALSO: Readonly<Record<string, number>> = {
  'ربيع الثاني': 4,
  'جمادي الثانيه': 6,
  'ذي القعده': 11,
  'ذي الحجه': 12,
  'شهر رمضان': 9,
};

const months = new Map(MONTHS.flatMap((names, i) => names.map((name) => [fold(name), i + 1] as const)));
const hijri = new Map([
  ...HIJRI_MONTHS.map((name, i) => [fold(name), i + 1] as const),
  ...Object.entries(HIJRI_ALSO).map(([name, month]) => [fold(name), month] as const),
]);
const namesOf = (table: ReadonlyMap<string, number>): string =>
  [...table.keys()].sort((a, b) => b.length - a.length).join('|');

const GREGORIAN = new RegExp(
  `(\\d{1,2})\\s+(?:من\\s+)?(${namesOf(months)})(?:\\s*[/(-]\\s*(?:${namesOf(months)})\\s*\\)?)?(?:\\s*[،,]?\\s*(?:عام\\s+|سنه\\s+)?(\\d{4}))?`,
);
const HIJRI = new RegExp(
  `(\\d{1,2})\\s+(?:من\\s+)?(${namesOf(hijri)})\\s*[،,]?\\s*(?:عام\\s+|سنه\\s+)?(1[34]\\d{2})\\s*ه`,
);
const NUMERIC = /(?<!\d)(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?!\d)/;
const CLOCK = /(\d{1,2}):(\d{2})(?::\d{2})?\s*(صباحا|مساء|ظهرا|ص|م|am|pm)?(?![\p{L}])/u;
const AGO =
  /(?:منذ|قبل)\s+(?:(\d+)\s+)?(ثاني|ثوان|دقيق|دقايق|دقاءق|ساع|يوم|ايام|اسبوع|اسابيع|شهر|اشهر|شهور)(\p{L}*)/u;

const UNIT_MS: Readonly<Record<string, number>> = {
  ثاني: 1e3,
  ثوان: 1e3,
  دقيق: 6e4,
  دقايق: 6e4,
  دقاءق: 6e4,
  ساع: 36e5,
  يوم: 864e5,
  ايام: 864e5,
  اسبوع: 6048e5,
  اسابيع: 6048e5,
  شهر: 2592e6,
  اشهر: 2592e6,
  شهور: 2592e6,
};
const DAY_MS = 864e5;

/**
 * Reads a date as Arabic outlets write it: a day as `YYYY-MM-DD`, a moment as RFC 3339 with its zone, undefined for no
 * date or one more than a day ahead. Hijri dates need هـ behind their year and follow the calendar of Umm al-Qura.
 */
export function parseArabicDate(text: string, { now, timeZone = 'UTC' }: DateContext): string | undefined {
  const folded = fold(text).toLowerCase().replace(/\s+/g, ' ');
  const ago = readAgo(folded, now, timeZone);
  if (ago !== undefined) return ago;
  const day = readDay(folded, now, timeZone);
  if (day === undefined || dayNumber(day) * DAY_MS > now.getTime() + DAY_MS) return undefined;
  const clock = readClock(folded);
  return clock === undefined ? day : momentOf(day, clock, timeZone);
}

function readAgo(text: string, now: Date, timeZone: string): string | undefined {
  const match = AGO.exec(text);
  if (!match) return undefined;
  const [, count, unit = '', ending = ''] = match;
  const ms = UNIT_MS[unit] ?? 0;
  const dual = /(ان|ين|تان|تين)$/.test(ending);
  const then = new Date(now.getTime() - (count === undefined ? (dual ? 2 : 1) : Number(count)) * ms);
  return ms >= DAY_MS ? localDay(then, timeZone) : momentAt(then, timeZone);
}

function readDay(text: string, now: Date, timeZone: string): string | undefined {
  return (
    readHijri(text) ??
    readGregorian(text, now, timeZone) ??
    readNumeric(text) ??
    readRelative(text, now, timeZone)
  );
}

function readRelative(text: string, now: Date, timeZone: string): string | undefined {
  const days = /(?:^|\P{L})اول امس(?:$|\P{L})/u.test(text)
    ? 2
    : /(?:^|\P{L})امس(?:$|\P{L})/u.test(text)
      ? 1
      : /(?:^|\P{L})(?:اليوم|الان)(?:$|\P{L})/u.test(text)
        ? 0
        : undefined;
  return days === undefined ? undefined : localDay(new Date(now.getTime() - days * DAY_MS), timeZone);
}

function readGregorian(text: string, now: Date, timeZone: string): string | undefined {
  const match = GREGORIAN.exec(text);
  if (!match) return undefined;
  const [, day, name = '', year] = match;
  const month = months.get(name) ?? 0;
  if (year !== undefined) return validDay(Number(year), month, Number(day));
  // without a year it is the last such day
  const thisYear = Number(localDay(now, timeZone).slice(0, 4));
  const candidate = validDay(thisYear, month, Number(day));
  if (candidate === undefined) return undefined;
  return dayNumber(candidate) * DAY_MS > now.getTime() + DAY_MS
    ? validDay(thisYear - 1, month, Number(day))
    : candidate;
}

/** Day first, as all Arabic outlets write; a four-digit year may come first instead. */
function readNumeric(text: string): string | undefined {
  const match = NUMERIC.exec(text);
  if (!match) return undefined;
  const [, y1, m1, d1, d2, m2, y2] = match;
  return y1 !== undefined
    ? validDay(Number(y1), Number(m1), Number(d1))
    : validDay(Number(y2), Number(m2), Number(d2));
}

const umalqura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

function readHijri(text: string): string | undefined {
  const match = HIJRI.exec(text);
  if (!match) return undefined;
  const [, day, name = '', year] = match;
  const wanted = [Number(year), hijri.get(name) ?? 0, Number(day)];
  // the tables start near 16 July 622; a mean year has 354.367 days
  const guess = Math.floor(
    Date.UTC(622, 6, 16) / DAY_MS +
      (Number(year) - 1) * 354.367 +
      ((wanted[1] ?? 1) - 1) * 29.53 +
      Number(day) -
      1,
  );
  for (let shift = -4; shift <= 4; shift++) {
    const date = new Date((guess + shift) * DAY_MS);
    const parts = Object.fromEntries(
      umalqura.formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
    );
    if (parts['year'] === wanted[0] && parts['month'] === wanted[1] && parts['day'] === wanted[2])
      return date.toISOString().slice(0, 10);
  }
  return undefined;
}

function validDay(year: number, month: number, day: number): string | undefined {
  if (
    year < 1900 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
    return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

function readClock(text: string): { hour: number; minute: number } | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [, h, m, half] = match;
  const [hour, minute] = [Number(h), Number(m)];
  if (hour > 23 || minute > 59 || (half !== undefined && (hour > 12 || hour === 0))) return undefined;
  if (half === undefined) return { hour, minute };
  const afternoon = /^(م|pm|ظهرا)/.test(half);
  return { hour: (hour % 12) + (afternoon ? 12 : 0), minute };
}

const localDay = (date: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    date,
  );

/** Minutes that the zone is ahead of UTC at that moment. */
function zoneMinutes(date: Date, timeZone: string): number {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(date);
  return Math.round(
    (Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(date.getTime() / 1000) * 1000) / 60_000,
  );
}

function momentOf(day: string, { hour, minute }: { hour: number; minute: number }, timeZone: string): string {
  const asUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`);
  const first = zoneMinutes(new Date(asUtc), timeZone);
  return momentAt(
    new Date(asUtc - zoneMinutes(new Date(asUtc - first * 60_000), timeZone) * 60_000),
    timeZone,
  );
}

function momentAt(date: Date, timeZone: string): string {
  const minutes = zoneMinutes(date, timeZone);
  if (minutes === 0) return date.toISOString().replace('.000', '');
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().replace(/\.\d+Z$/, '');
  const pad = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
