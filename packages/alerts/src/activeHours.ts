import type { ActiveHours, Schedule } from '@rasid/contracts';
import { dayAfter, epochOf, localTimeOf, weekdayOf, type LocalTime } from './localTime.ts';

/** Windows of the day before may reach into today; after a week every weekday has come. */
const DAYS = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8];

/** The first moment, from `nowMs` on, at which the schedule lets alerts out: `nowMs` itself where it does so now. */
export function nextActiveAt(
  { timeZone, activeHours }: Pick<Schedule, 'timeZone' | 'activeHours'>,
  nowMs: number,
): number {
  if (activeHours.length === 0) return nowMs;
  const today = localTimeOf(nowMs, timeZone);
  const starts = DAYS.flatMap((days) => windowsOf(dayAfter(today, days), activeHours, timeZone))
    .filter(({ end }) => end > nowMs)
    .map(({ start }) => Math.max(start, nowMs));
  return Math.min(...starts);
}

type Window = { readonly start: number; readonly end: number };

function windowsOf(day: LocalTime, activeHours: readonly ActiveHours[], timeZone: string): Window[] {
  return activeHours
    .filter(({ days }) => days.includes(weekdayOf(day)))
    .map(({ from, to }) => ({
      start: epochOf(at(day, from), timeZone),
      end: epochOf(at(to > from ? day : dayAfter(day, 1), to), timeZone),
    }))
    .filter(({ start, end }) => end > start); // clocks may leap over the whole of it
}

function at(day: LocalTime, time: string): LocalTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { ...(hour === 24 ? dayAfter(day, 1) : day), hour: hour % 24, minute };
}
