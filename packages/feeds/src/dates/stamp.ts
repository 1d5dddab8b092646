import type { DateContext, FoundDate } from './readDate.ts';
import { DAY_MS, momentOfWall, validDay, zoneMinutes } from './zonedTime.ts';

/** Ten digits from September 2001 on; a telephone number rather begins with a zero. */
const EPOCH = /^(1\d{9})(?:\.\d{1,9})?$|^(1\d{12})$/;
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Dates that are one number to the eye: seconds and milliseconds since 1970, and the basic format of ISO 8601. */
export function readStamp(text: string, { now, timeZone = 'UTC' }: DateContext): FoundDate | undefined {
  const trimmed = text.trim();
  const [, seconds, milliseconds] = EPOCH.exec(trimmed) ?? [];
  const ms = seconds !== undefined ? Number(seconds) * 1000 : Number(milliseconds);
  if (ms <= now.getTime() + DAY_MS) return { kind: 'moment', ms, minutes: zoneMinutes(ms, timeZone) };
  const basic = BASIC.exec(trimmed);
  const found = basic && readBasic(basic, timeZone);
  return found && found.ms <= now.getTime() + DAY_MS ? found : undefined;
}

function readBasic(
  [, year, month, date, hour, minute, second = '0', zone]: RegExpExecArray,
  timeZone: string,
): (FoundDate & { kind: 'moment' }) | undefined {
  const day = validDay(Number(year), Number(month), Number(date));
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const wall = { day, hour: Number(hour), minute: Number(minute), second: Math.min(Number(second), 59) };
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  const ahead =
    zone === undefined
      ? undefined
      : (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  const ms = ahead === undefined ? momentOfWall(wall, timeZone) : momentOfWall(wall, 'UTC') - ahead * 60_000;
  return { kind: 'moment', ms, minutes: ahead ?? zoneMinutes(ms, timeZone) };
}
