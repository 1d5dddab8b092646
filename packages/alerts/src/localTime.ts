/** A time on the wall of a zone. Months from 1; days and minutes may be out of their range and are carried over. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clock of the zone shows at a moment, in milliseconds since 1970 as if it were UTC. */
function wallMs(epochMs: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(epochMs)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

export function localTimeOf(epochMs: number, timeZone: string): LocalTime {
  const wall = new Date(wallMs(epochMs, timeZone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  };
}

/**
 * The first moment at which the clock of the zone shows this. A time that is left out when clocks go forward is as much
 * later as they go (RFC 5545 §3.3.5).
 */
export function epochOf({ year, month, day, hour, minute }: LocalTime, timeZone: string): number {
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  const offsetAt = (epochMs: number): number => wallMs(epochMs, timeZone) - epochMs;
  const before = offsetAt(wall - DAY_MS);
  const candidates = [wall - before, wall - offsetAt(wall + DAY_MS)].sort((a, b) => a - b);
  return candidates.find((epochMs) => wallMs(epochMs, timeZone) === wall) ?? wall - before;
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
export const weekdayOf = ({ year, month, day }: LocalTime): number =>
  ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;

/** Midnight, so many days later. */
export const dayAfter = ({ year, month, day }: LocalTime, days: number): LocalTime => {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: 0,
    minute: 0,
  };
};
