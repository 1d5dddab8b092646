import type { Token } from './dateTokens.ts';
import { findName, isMark } from './dateTokens.ts';
import { labelBefore, otherWords, type Label } from './dateWords.ts';
import type { DayMatch } from './dayMatch.ts';
import { weekdays } from './monthNames.ts';
import { dayNumber, validDay } from './zonedTime.ts';

export type PlacedDay = { readonly at: number; readonly end: number; readonly match: DayMatch };
type Chosen = { readonly day: string; readonly place: PlacedDay };
type Labelled = Chosen & { readonly label: Label };

type Beside = {
  /** In the outlet's zone. */
  readonly today: string;
  /** All that was read as a day or a clock. */
  readonly spans: readonly { readonly at: number; readonly end: number }[];
  readonly hasClock: boolean;
};

/** A Hijri date may be a day or two off, by which country sighted the moon. */
const SIGHTING_DAYS = 2;

/** The one day that a text means, of all that stand in it. */
export function chooseDay(
  tokens: readonly Token[],
  days: readonly PlacedDay[],
  beside: Beside,
): Chosen | undefined {
  if (days.some(({ match }) => match.kind === 'impossible')) return undefined;
  const whole = days.filter(({ match }) => match.kind === 'day');
  const yearless = days.filter(({ match }) => match.kind === 'yearless');
  if (whole.length === 0) return chooseYearless(tokens, yearless, beside);
  const gregorian = whole.filter(({ match }) => match.kind === 'day' && match.calendar === 'gregorian');
  const chosen = chooseLabelled(tokens, gregorian.length > 0 ? gregorian : whole, days);
  if (!chosen || !whole.every((place) => isKin(place, chosen, tokens, days))) return undefined;
  if (yearless.length === 0) return chosen;
  return gregorian.length > 0 ? withRepeated(yearless, chosen) : yearFromHijri(yearless, chosen);
}

const dayOf = ({ match }: PlacedDay): string => (match.kind === 'day' ? match.day : '');

/** The day of publication; else the only one; else that which is not of an update. */
function chooseLabelled(
  tokens: readonly Token[],
  places: readonly PlacedDay[],
  days: readonly PlacedDay[],
): Labelled | undefined {
  const labelled = places.map((place) => ({ place, label: labelOf(tokens, place, days) }));
  const of = (label: Label) => labelled.filter((candidate) => candidate.label === label);
  for (const label of ['published', 'other', 'updated'] as const) {
    const [first, ...others] = of(label);
    if (!first) continue;
    const day = dayOf(first.place);
    return others.every(({ place }) => dayOf(place) === day) ? { day, place: first.place, label } : undefined;
  }
  return undefined;
}

function labelOf(tokens: readonly Token[], place: PlacedDay, days: readonly PlacedDay[]): Label {
  const previous = days.findLast(({ at }) => at < place.at);
  return labelBefore(tokens, previous?.end ?? 0, place.at);
}

/** The same day, or one that is said to be another: that of an update, or any beside the day of publication. */
function isKin(
  place: PlacedDay,
  chosen: Labelled,
  tokens: readonly Token[],
  days: readonly PlacedDay[],
): boolean {
  if (place.match.kind !== 'day') return false;
  if (place.match.calendar === 'hijri')
    return Math.abs(dayNumber(place.match.day) - dayNumber(chosen.day)) <= SIGHTING_DAYS;
  if (place.match.day === chosen.day || chosen.label === 'published') return true;
  return labelOf(tokens, place, days) === 'updated';
}

const withRepeated = (yearless: readonly PlacedDay[], chosen: Chosen): Chosen | undefined =>
  yearless.every(({ match }) => match.kind === 'yearless' && chosen.day.endsWith(monthAndDay(match)))
    ? chosen
    : undefined;

const monthAndDay = ({ month, day }: { month: number; day: number }): string =>
  `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** «22 فبراير الموافق 5 رمضان 1447هـ». */
function yearFromHijri(yearless: readonly PlacedDay[], hijri: Chosen): Chosen | undefined {
  const [place, ...others] = yearless;
  if (place?.match.kind !== 'yearless' || others.length > 0) return undefined;
  const year = Number(hijri.day.slice(0, 4));
  const near = [year - 1, year, year + 1]
    .map((y) => `${y}${monthAndDay(place.match as { month: number; day: number })}`)
    .find((day) => Math.abs(dayNumber(day) - dayNumber(hijri.day)) <= SIGHTING_DAYS);
  return near === undefined ? undefined : { day: near, place };
}

/** With so many other words it is a square, a revolution or an anniversary. */
const MOST_OTHER_WORDS = 4;

/** The nearest such day that is past; only where the text is a date and nothing else, or shows that it is one. */
function chooseYearless(
  tokens: readonly Token[],
  yearless: readonly PlacedDay[],
  { today, spans, hasClock }: Beside,
): Chosen | undefined {
  const [place, ...others] = yearless;
  if (place?.match.kind !== 'yearless' || others.length > 0) return undefined;
  const weekday = weekdayBefore(tokens, place.at);
  const shown = hasClock || weekday !== undefined;
  if (otherWords(tokens, place.at, spans) > (shown ? MOST_OTHER_WORDS : 0)) return undefined;
  const day = resolveYear(place.match, today);
  if (day === undefined) return undefined;
  // of a year in which it fell on another day of the week
  return weekday === undefined || weekday === new Date(day).getUTCDay() ? { day, place } : undefined;
}

const weekdayBefore = (tokens: readonly Token[], at: number): number | undefined =>
  findName(tokens, isMark(tokens[at - 1], ',', '-') ? at - 2 : at - 1, weekdays)?.value;

function resolveYear(match: DayMatch & { kind: 'yearless' }, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const [thisYear, lastYear] = [year, year - 1].map((y) => validDay(y, match.month, match.day));
  switch (match.which) {
    case 'next':
      return undefined;
    case 'of last year':
      return lastYear;
    case 'current':
      return thisYear?.slice(0, 7) === today.slice(0, 7) && thisYear <= today ? thisYear : undefined;
    case 'past':
      return thisYear !== undefined && thisYear < today ? thisYear : lastYear;
    case undefined:
      return thisYear !== undefined && thisYear <= today ? thisYear : lastYear;
  }
}
