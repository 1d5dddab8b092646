import { epochOf, localTimeOf } from './localTime.ts';

/**
 * `2026-10-30 08:00` by the clock of a zone, in milliseconds since 1970. A time that is left out when clocks go forward is
 * as much later, of one that comes twice it is the first. Undefined where it is none.
 */
export function readLocalMoment(text: string, timeZone: string): number | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)$/.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  if (hour > 23 || minute > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? epochOf({ year, month, day, hour, minute }, timeZone) : undefined;
}

/** The same, to be read by people. */
export function showLocalMoment(epochMs: number, timeZone: string): string {
  const { year, month, day, hour, minute } = localTimeOf(epochMs, timeZone);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
