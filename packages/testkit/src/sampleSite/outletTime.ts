import type { Outlet } from './outlets.ts';

const HOUR_MS = 3_600_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number): string => String(value).padStart(2, '0');
const local = (date: Date, { utcOffset }: Outlet): Date => new Date(date.getTime() + utcOffset * HOUR_MS);

/** RFC 3339 with the outlet's zone: `2026-03-01T14:30:00+04:00`. */
export const rfc3339 = (date: Date, outlet: Outlet): string =>
  `${local(date, outlet).toISOString().slice(0, 19)}+${two(outlet.utcOffset)}:00`;

/** RFC 5322 with the outlet's zone, as RSS wants it: `Sun, 01 Mar 2026 14:30:00 +0200`. */
export function rfc5322(date: Date, outlet: Outlet): string {
  const at = local(date, outlet);
  const day = `${WEEKDAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
  return `${day} ${at.toISOString().slice(11, 19)} +${two(outlet.utcOffset)}00`;
}

/** The date as readers see it, with the outlet's names of months and digits. */
export const readableDate = (date: Date, { locale, utcOffset }: Outlet): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: `Etc/GMT-${utcOffset}`, // POSIX counts the sign the other way
  }).format(date);
