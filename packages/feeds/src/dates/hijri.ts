import { DAY_MS, dayOfNumber } from './zonedTime.ts';

const umalqura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** The years that the calendar of Umm al-Qura is laid down for. */
export const isHijriYear = (year: number): boolean => year >= 1300 && year <= 1500;

/** The day of a Hijri date by the calendar of Umm al-Qura; undefined where its month has no such day. */
export function dayOfHijri(year: number, month: number, day: number): string | undefined {
  if (!isHijriYear(year) || month < 1 || month > 12 || day < 1 || day > 30) return undefined;
  // the epoch is near 16 July 622, and a mean year has 354.367 days
  const start = Date.UTC(622, 6, 16) / DAY_MS + (year - 1) * 354.367;
  const guess = Math.floor(start + (month - 1) * 29.53 + day - 1);
  for (let shift = -4; shift <= 4; shift++) {
    const [m, d, y] = partsOf((guess + shift) * DAY_MS);
    if (y === year && m === month && d === day) return dayOfNumber(guess + shift);
  }
  return undefined;
}

function partsOf(ms: number): [month: number, day: number, year: number] {
  const parts = umalqura.formatToParts(ms);
  const of = (type: string) => Number.parseInt(parts.find((part) => part.type === type)?.value ?? '', 10);
  return [of('month'), of('day'), of('year')];
}
