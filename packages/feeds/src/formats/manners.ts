import { known, orNone, type FeedManners, type ParseContext } from '../parsedFeed.ts';
import { linksOfRelation } from './feedLink.ts';
import { childOf, childrenOf, textOf, textsOf } from './xmlFields.ts';
import type { XmlElement } from './xmlTree.ts';

const MINUTE_MS = 60_000;
const PERIODS = new Map([
  ['hourly', 60 * MINUTE_MS],
  ['daily', 24 * 60 * MINUTE_MS],
  ['weekly', 7 * 24 * 60 * MINUTE_MS],
  ['monthly', 30 * 24 * 60 * MINUTE_MS],
  ['yearly', 365 * 24 * 60 * MINUTE_MS],
]);
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** What an RSS channel asks: `ttl`, `skipHours`, `skipDays`, the syndication module, and its links. */
export const mannersOf = (channel: XmlElement, context: ParseContext): FeedManners => ({
  ...linkedManners([...childrenOf(channel, 'atom:link'), ...childrenOf(channel, 'link')], context),
  ...known({
    ttlMs: times(MINUTE_MS, textOf(channel, 'ttl')),
    updatePeriodMs: updatePeriodMs(channel),
    skipHours: once(skipped(channel, 'skiphours', 'hour').flatMap(readHour)),
    skipDays: once(skipped(channel, 'skipdays', 'day').flatMap(readDay)),
    cloud: cloudOf(channel),
  }),
});

/** What the links of a feed tell: its hubs (WebSub), its own address, and older entries (RFC 5005). */
export function linkedManners(links: readonly XmlElement[], context: ParseContext): FeedManners {
  const of = (relation: string) => linksOfRelation(links, relation, context);
  return known({
    hubs: once(of('hub')),
    selfUrl: of('self')[0],
    nextUrl: of('next')[0] ?? of('prev-archive')[0],
  });
}

const once = <T>(list: readonly T[]): T[] | undefined => orNone([...new Set(list)]);

function times(unitMs: number, count: string | undefined): number | undefined {
  const number = Number.parseFloat(count ?? '');
  return number > 0 && Number.isFinite(number) ? Math.round(number * unitMs) : undefined;
}

/** RDF Site Summary 1.0, module Syndication: so many times in a period, daily and once unless said. */
export function updatePeriodMs(channel: XmlElement): number | undefined {
  const period = textOf(channel, 'sy:updateperiod');
  const frequency = Number.parseFloat(textOf(channel, 'sy:updatefrequency') ?? '1');
  if (period === undefined && childOf(channel, 'sy:updatefrequency') === undefined) return undefined;
  const ms = PERIODS.get((period ?? 'daily').toLowerCase());
  return ms === undefined || !(frequency > 0) ? undefined : Math.round(ms / frequency);
}

const skipped = (channel: XmlElement, name: string, part: string): string[] =>
  childrenOf(channel, name).flatMap((list) => textsOf(list, part));

/** 24 is midnight as well, in RSS 0.91. */
function readHour(text: string): number[] {
  const hour = Number.parseInt(text, 10);
  return hour >= 0 && hour <= 24 ? [hour % 24] : [];
}

function readDay(text: string): number[] {
  const day = DAYS.indexOf(text.slice(0, 3).toLowerCase());
  return day < 0 ? [] : [day];
}

function cloudOf(channel: XmlElement): Record<string, string> | undefined {
  const attributes = childOf(channel, 'cloud')?.attributes;
  return attributes?.['domain'] === undefined ? undefined : { ...attributes };
}
