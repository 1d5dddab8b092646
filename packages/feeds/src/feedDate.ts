const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  eet: 120,
  eest: 180,
  cet: 60,
  cest: 120,
  ast: 180,
  clt: 120,
};
const LONGEST = 100;
const DAY_MS = 24 * 60 * 60 * 1000;
const OLDEST = Date.UTC(1990, 0, 1);

/** A date of RFC 822, RFC 3339 or one of their broken cousins, as RFC 3339 in UTC; nothing rather than a wrong date, nor one more than a day ahead. */
export function parseFeedDate(text: string | undefined, now: Date): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text
    .trim()
    .slice(0, LONGEST)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const time = readIso(trimmed) ?? readRfc822(trimmed);
  if (time === undefined || Number.isNaN(time) || time < OLDEST || time > now.getTime() + DAY_MS)
    return undefined;
  return new Date(time).toISOString();
}

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?)?/i;
const RFC822 =
  /(?:[a-z]+,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?\s*([a-z]{1,5}|[+-]\d{2}:?\d{2})?)?/i;

function readIso(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  return toTime([Number(year), Number(month), Number(day)], [hour, minute, second], zone);
}

function readRfc822(text: string): number | undefined {
  const match = RFC822.exec(text);
  if (!match) return undefined;
  const [, day, name = '', year = '', hour, minute, second, half, zone] = match;
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year);
  return toTime([full, month, Number(day)], [hour24(hour, half), minute, second], zone);
}

const hour24 = (hour: string | undefined, half: string | undefined): string | undefined =>
  hour === undefined || half === undefined ? hour : String((Number(hour) % 12) + (/p/i.test(half) ? 12 : 0));

function toTime(
  date: [number, number, number],
  clock: (string | undefined)[],
  zone: string | undefined,
): number | undefined {
  const [year, month, day] = date;
  const [hour, minute, second] = clock.map((part) => Number(part ?? 0)) as [number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return undefined;
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const offset = zoneMinutes(zone);
  if (offset === undefined) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)) - offset * 60_000;
}

/** An unknown name of a zone makes the moment unknown; none means UTC. */
function zoneMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === '') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return ZONES[zone.toLowerCase()];
}
