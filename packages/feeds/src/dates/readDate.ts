import { chooseDay, type PlacedDay } from './chooseDay.ts';
import { clockAt, type Clock } from './clockTime.ts';
import { dateTokens, findName, skip, type Token } from './dateTokens.ts';
import { isSaidAlone } from './dateWords.ts';
import { weekdays } from './monthNames.ts';
import { namedDay } from './namedDay.ts';
import { numericDay } from './numericDay.ts';
import { agoAt, nearDayAt, type Ago } from './relativeTime.ts';
import { zoneAt, zoneBefore, type Zone } from './timeZones.ts';
import {
  DAY_MS,
  dayNumber,
  dayOfNumber,
  localDay,
  momentOfWall,
  writeMoment,
  zoneMinutes,
} from './zonedTime.ts';

export type DateContext = {
  readonly now: Date;
  /** IANA name; UTC unless said. */
  readonly timeZone?: string;
};

/** A day of the calendar, or a moment: so many minutes ahead of UTC where it was written. */
export type FoundDate =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'moment'; readonly ms: number; readonly minutes: number };

type PlacedClock = { readonly at: number; readonly end: number; readonly clock: Clock; readonly zone?: Zone };

/**
 * The date that a text holds, as outlets write them in Arabic, English and French. Undefined where there is none, more
 * than one, an impossible one, or one more than a day ahead: rather no date than a wrong one.
 */
export function readDate(text: string, { now, timeZone = 'UTC' }: DateContext): FoundDate | undefined {
  const tokens = dateTokens(text);
  const ms = now.getTime();
  const days = daysIn(tokens, ms);
  const clocks = clocksIn(tokens, days);
  const spans: readonly Span[] = [...days, ...clocks];
  const today = localDay(ms, timeZone);
  const found =
    days.length > 0
      ? withClock(
          chooseDay(tokens, days, { today, spans, hasClock: clocks.length > 0 }),
          days,
          clocks,
          timeZone,
        )
      : readRelative(tokens, clocks, ms, timeZone);
  return found && startOf(found, timeZone) <= ms + DAY_MS ? found : undefined;
}

type Span = { readonly at: number; readonly end: number };

const startOf = (found: FoundDate, timeZone: string): number =>
  found.kind === 'moment'
    ? found.ms
    : momentOfWall({ day: found.day, hour: 0, minute: 0, second: 0 }, timeZone);

function daysIn(tokens: readonly Token[], now: number): PlacedDay[] {
  const days: PlacedDay[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = numericDay(tokens, at, now) ?? namedDay(tokens, at);
    if (found) days.push({ at, end: found.end, match: found.value });
    at = found?.end ?? at + 1;
  }
  return days;
}

function clocksIn(tokens: readonly Token[], taken: readonly Span[]): PlacedClock[] {
  const clocks: PlacedClock[] = [];
  for (let at = 0; at < tokens.length;) {
    const day = taken.find((span) => at >= span.at && at < span.end);
    const found = day ? undefined : clockAt(tokens, at);
    const zone = found && zoneAt(tokens, found.end);
    const end = zone?.end ?? found?.end ?? day?.end ?? at + 1;
    const said = zone?.value ?? (found && zoneBefore(tokens, at));
    if (found?.value) clocks.push({ at, end, clock: found.value, ...(said && { zone: said }) });
    at = end;
  }
  return clocks;
}

type Chosen = { readonly day: string; readonly place: PlacedDay };

/** The clock that belongs to a day stands behind it, up to the next one; before it where clocks come first. */
function withClock(
  chosen: Chosen | undefined,
  days: readonly PlacedDay[],
  clocks: readonly PlacedClock[],
  timeZone: string,
): FoundDate | undefined {
  if (!chosen) return undefined;
  const next = days.find(
    ({ at, match }) => at > chosen.place.at && match.kind !== 'impossible' && !isSame(match, chosen),
  );
  const previous = days.findLast(({ at }) => at < chosen.place.at);
  const behind = clocks.find(({ at }) => at >= chosen.place.end && (next === undefined || at < next.at));
  const before = clocks.findLast(
    ({ at, end }) => end <= chosen.place.at && (previous === undefined || at >= previous.end),
  );
  const clocksFirst =
    before !== undefined && days.length > 1 && !clocks.some(({ at }) => at >= (days.at(-1)?.end ?? 0));
  return atClock(chosen.day, clocksFirst ? before : (behind ?? before), timeZone);
}

/** The same day in another calendar or spelling ends nothing. */
const isSame = (match: PlacedDay['match'], { day }: Chosen): boolean =>
  match.kind === 'day' && Math.abs(dayNumber(match.day) - dayNumber(day)) <= 2;

function atClock(day: string, placed: PlacedClock | undefined, timeZone: string): FoundDate {
  if (!placed || placed.zone?.kind === 'unknown') return { kind: 'day', day };
  const { clock, zone } = placed;
  if (zone?.kind === 'offset') {
    const ms = momentOfWall({ day, ...clock }, 'UTC') - zone.minutes * 60_000;
    return { kind: 'moment', ms, minutes: zone.minutes };
  }
  const place = zone?.kind === 'place' ? zone.timeZone : timeZone;
  const ms = momentOfWall({ day, ...clock }, place);
  return { kind: 'moment', ms, minutes: zoneMinutes(ms, place) };
}

/** «منذ ٣ ساعات», «أمس الساعة ٥:٣٠ مساء»: words that stand in other texts as well, so that nothing else may be said. */
function readRelative(
  tokens: readonly Token[],
  clocks: readonly PlacedClock[],
  now: number,
  timeZone: string,
): FoundDate | undefined {
  for (let at = 0; at < tokens.length; at++) {
    const ago = agoAt(tokens, at);
    if (ago)
      return isSaidAlone(tokens, at, [{ at, end: ago.end }, ...clocks])
        ? backBy(ago.value, now, timeZone)
        : undefined;
    const near = nearDayAt(tokens, at);
    if (!near) continue;
    if (!isSaidAlone(tokens, at, [{ at, end: near.end }, ...clocks]) || clocks.length > 1) return undefined;
    const day = shiftDays(localDay(now, timeZone), near.value);
    const weekday = weekdayAt(tokens, skip(tokens, near.end, ',', '(', '-'));
    // «اليوم الخميس» of another day than today was written on that day
    if (weekday !== undefined && weekday !== new Date(day).getUTCDay()) return undefined;
    return atClock(day, clocks[0], timeZone);
  }
  return undefined;
}

const weekdayAt = (tokens: readonly Token[], at: number): number | undefined =>
  findName(tokens, at, weekdays)?.value;

const shiftDays = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days);

function backBy({ ms, days, months }: Ago, now: number, timeZone: string): FoundDate {
  const then = now - ms;
  const day = shiftDays(monthsBefore(localDay(then, timeZone), months), -days);
  if (ms === 0) return { kind: 'day', day };
  if (days === 0 && months === 0) return { kind: 'moment', ms: then, minutes: zoneMinutes(then, timeZone) };
  const moved = then - (dayNumber(localDay(then, timeZone)) - dayNumber(day)) * DAY_MS;
  return { kind: 'moment', ms: moved, minutes: zoneMinutes(moved, timeZone) };
}

/** By the calendar; of a shorter month its last day. */
function monthsBefore(day: string, months: number): string {
  if (months === 0) return day;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` of a day, RFC 3339 of a moment. */
export const writeDate = (found: FoundDate): string =>
  found.kind === 'day' ? found.day : writeMoment(found.ms, found.minutes);
