import type { ActiveHours, Grouping } from '@rasid/contracts';
import { InvalidArgumentError } from 'commander';
import { readDuration } from './duration.ts';
import { parseWeekday, parseWeekdays, weekdayName } from './weekdays.ts';

const FORMS =
  'expected article, story, story:10m, every:30m, hourly, hourly@:30, daily@08:00 or weekly@sun@08:00';

/** What becomes one alert, as people write it. */
export function parseGrouping(text: string): Grouping {
  if (text === 'article') return { by: 'article' };
  const [name = '', rest] = text.split(':', 2);
  if (name === 'story') return { by: 'story', waitMinutes: rest === undefined ? 0 : minutesOf(rest) };
  if (name === 'every') return { by: 'interval', minutes: minutesOf(rest ?? '') };
  return parseDigest(text);
}

function minutesOf(text: string): number {
  const ms = readDuration(text);
  if (ms === undefined) throw new InvalidArgumentError(FORMS);
  return Math.max(1, Math.round(ms / 60_000));
}

const DIGEST = /^(?:(hourly)(?:@:(\d\d))?|(daily)@(\d\d?):(\d\d)|(weekly)@([a-z]+)@(\d\d?):(\d\d))$/i;

function parseDigest(text: string): Grouping {
  const [, hourly, pastHour, daily, hour, minute, weekly, day, weekHour, weekMinute] =
    DIGEST.exec(text) ?? [];
  const usual = { by: 'digest', hour: 8, minute: 0, weekday: 7 } as const;
  if (hourly !== undefined) return { ...usual, every: 'hour', minute: Number(pastHour ?? 0) };
  if (daily !== undefined) return { ...usual, every: 'day', hour: Number(hour), minute: Number(minute) };
  if (weekly === undefined) throw new InvalidArgumentError(FORMS);
  return {
    ...usual,
    every: 'week',
    hour: Number(weekHour),
    minute: Number(weekMinute),
    weekday: parseWeekday(day ?? ''),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

export function showGrouping(grouping: Grouping): string {
  switch (grouping.by) {
    case 'article':
      return 'article';
    case 'story':
      return grouping.waitMinutes === 0 ? 'story' : `story:${grouping.waitMinutes}m`;
    case 'interval':
      return `every:${grouping.minutes}m`;
    case 'digest': {
      const time = `${two(grouping.hour)}:${two(grouping.minute)}`;
      if (grouping.every === 'hour') return `hourly@:${two(grouping.minute)}`;
      return grouping.every === 'day' ? `daily@${time}` : `weekly@${weekdayName(grouping.weekday)}@${time}`;
    }
  }
}

/** `sun-thu 08:00-16:00`; without days every day. */
export function parseActiveHours(text: string): ActiveHours {
  const [, days = 'all', from, to] = /^(?:([a-z,-]+)\s+)?(\d\d:\d\d)-(\d\d:\d\d)$/i.exec(text.trim()) ?? [];
  if (from === undefined || to === undefined)
    throw new InvalidArgumentError('expected such as "sun-thu 08:00-16:00" or "22:00-06:00"');
  return { days: parseWeekdays(days), from, to };
}

export const showActiveHours = ({ days, from, to }: ActiveHours): string =>
  `${days.length === 7 ? 'all' : days.map(weekdayName).join(',')} ${from}-${to}`;
