/** A moment by the clock on the wall. */
export type Wall = {
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** `YYYY-MM-DD` where there is such a day. */
export function validDay(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${pad(month)}-${pad(day)}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** Minutes that the zone is ahead of UTC at that moment; an unknown zone is UTC. */
export function zoneMinutes(ms: number, timeZone: string): number {
  const local = formatOf(timeZone)?.format(ms);
  if (local === undefined) return 0;
  return Math.round((Date.parse(`${local.replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000) / MINUTE_MS);
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
const MOST_FORMATS = 600;

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(timeZone) && formats.size < MOST_FORMATS) {
    try {
      formats.set(
        timeZone,
        new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
      );
    } catch {
      formats.set(timeZone, undefined);
    }
  }
  return formats.get(timeZone);
}

export const isTimeZone = (name: string): boolean => formatOf(name) !== undefined;

/** Which moment it was when clocks in the zone showed this. */
export function momentOfWall({ day, hour, minute, second }: Wall, timeZone: string): number {
  const asUtc = dayNumber(day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000;
  const first = zoneMinutes(asUtc, timeZone);
  return asUtc - zoneMinutes(asUtc - first * MINUTE_MS, timeZone) * MINUTE_MS;
}

export const localDay = (ms: number, timeZone: string): string =>
  new Date(ms + zoneMinutes(ms, timeZone) * MINUTE_MS).toISOString().slice(0, 10);

/** RFC 3339 to the second, so many minutes ahead of UTC. */
export function writeMoment(ms: number, minutes: number): string {
  const local = new Date(Math.floor(ms / 1000) * 1000 + minutes * MINUTE_MS).toISOString().slice(0, 19);
  if (minutes === 0) return `${local}Z`;
  const ahead = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${pad(Math.floor(ahead / 60))}:${pad(ahead % 60)}`;
}
