import { readDate, type FoundDate } from './dates/readDate.ts';
import { readStamp } from './dates/stamp.ts';
import { DAY_MS, momentOfWall } from './dates/zonedTime.ts';

/** No feed is older; what says so counts from a wrong epoch. */
const OLDEST = Date.UTC(1980, 0, 1);
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d:?\d\d)$/i;
/** As a field that can be nothing but a date may have it: 20261124 and 20261124103000. */
const DIGITS = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/;

/**
 * The date of a field of a feed or a page, as RFC 3339 in UTC: RFC 822 and RFC 3339, their broken cousins, and what
 * outlets write in Arabic. A date without a zone is in `timeZone` (IANA, UTC unless said), a day is its midnight there.
 * Nothing rather than a wrong date, nor one more than a day ahead.
 */
export function parseFeedDate(text: string | undefined, now: Date, timeZone = 'UTC'): string | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  const ms = readIso(trimmed) ?? startOf(readAny(spelled(trimmed), now, timeZone), timeZone);
  if (ms === undefined || ms < OLDEST || ms > now.getTime() + DAY_MS) return undefined;
  return new Date(ms).toISOString();
}

/** What most feeds write, to the fraction of a second. */
function readIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone = ''] = match;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const ms = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`,
  );
  // the engine takes 30 February for 2 March
  const exists = Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number.isNaN(ms) || !exists ? undefined : ms;
}

const spelled = (text: string): string =>
  text.replace(DIGITS, (_, year, month, day, hour, minute, second) =>
    hour === undefined
      ? `${year}-${month}-${day}`
      : `${year}-${month}-${day} ${hour}:${minute}:${second ?? '00'}`,
  );

const readAny = (text: string, now: Date, timeZone: string): FoundDate | undefined =>
  readStamp(text, { now, timeZone }) ?? readDate(text, { now, timeZone });

const startOf = (found: FoundDate | undefined, timeZone: string): number | undefined =>
  found?.kind === 'day'
    ? momentOfWall({ day: found.day, hour: 0, minute: 0, second: 0 }, timeZone)
    : found?.ms;
