import { parseArabicDate } from '../arabicDate.ts';
import { parseFeedDate } from '../feedDate.ts';
import { readDateLine } from './dateLine.ts';
import type { Block } from './blocks.ts';
import type { LinkedData } from './linkedData.ts';
import type { IsOwn } from './ownRegion.ts';
import { lineOf, type PageElement } from './page.ts';
import type { PageHead } from './pageHead.ts';

export type Clock = {
  readonly now: Date;
  /** In which the outlet writes times without a zone. IANA name. */
  readonly timeZone?: string;
};

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'og:published_time',
  'article:published',
  'article.published',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dcterms.issued',
  'bt:pubdate',
  'citation_publication_date',
  'article.created',
];
const UPDATED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'lastmod',
  'dcterms.modified',
  'article:updated',
];

export const findPublished = (head: PageHead, linked: LinkedData, clock: Clock): string | undefined =>
  firstDate(
    [
      linked['datePublished'],
      linked['dateCreated'],
      linked['uploadDate'],
      ...PUBLISHED.map((name) => head.meta.get(name)),
    ],
    clock,
  );

export const findUpdated = (head: PageHead, linked: LinkedData, clock: Clock): string | undefined =>
  firstDate(
    [
      linked['dateModified'],
      ...UPDATED.map((name) => head.meta.get(name)),
      ...(head.properties.get('dateModified') ?? []).map(dateWithin),
    ],
    clock,
  );

const dateWithin = (element: PageElement): string =>
  element.attribs['datetime'] ?? element.attribs['content'] ?? lineOf(element);

/** A date before the web is an empty field of a database. */
const EARLIEST = '1990';

function firstDate(candidates: readonly unknown[], clock: Clock): string | undefined {
  for (const candidate of candidates) {
    if (typeof candidate !== 'string' || candidate.length > 100) continue;
    const date = readDate(candidate, clock);
    if (date !== undefined && date >= EARLIEST) return date;
  }
  return undefined;
}

const ZONED = /(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\s*$/i;

/** A moment in UTC. What has no zone is in the outlet's; a day is its midnight there. */
export function readDate(text: string, { now, timeZone }: Clock): string | undefined {
  if (ZONED.test(text) || timeZone === undefined)
    return parseFeedDate(text, now) ?? fromArabic(text, { now, timeZone });
  return fromArabic(text, { now, timeZone }) ?? parseFeedDate(text, now);
}

function fromArabic(
  text: string,
  { now, timeZone }: { now: Date; timeZone: string | undefined },
): string | undefined {
  const found = parseArabicDate(text, { now, ...(timeZone !== undefined && { timeZone }) });
  if (found === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(found)) return new Date(found).toISOString();
  const midnight = parseArabicDate(`${found} 00:00`, { now, ...(timeZone !== undefined && { timeZone }) });
  return midnight === undefined ? undefined : new Date(midnight).toISOString();
}

const LINES_BEFORE = 25;

/** The date that readers see about the headline: marked as one, in a time element, in a line before the first paragraph. */
export function findShownDate(
  head: PageHead,
  { before, isOwn }: { readonly before: readonly Block[]; readonly isOwn: IsOwn },
  clock: Clock,
): string | undefined {
  const marked = ['datePublished', 'dateCreated'].flatMap((name) => head.properties.get(name) ?? []);
  const times = head.times.filter(({ attribs }) => attribs['datetime'] !== undefined);
  const inElement =
    firstDate(marked.filter(isOwn).map(dateWithin), clock) ??
    firstDate(times.filter(isOwn).slice(0, 1).map(dateWithin), clock);
  if (inElement !== undefined) return inElement;
  const dates = before
    .slice(-LINES_BEFORE)
    .map(({ text }) => text)
    .filter((line) => readDateLine(line) !== undefined && !/آخر تحديث|updated/i.test(line))
    .flatMap((line) => readDate(line, clock) ?? []);
  // the line nearest to the text
  return dates.at(-1);
}

/** `/2026/11/03/` in the address. */
export function dateInAddress(url: string, clock: Clock): string | undefined {
  const [, year, month, day] = /\/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url) ?? [];
  return year === undefined
    ? undefined
    : fromArabic(`${year}-${month ?? ''}-${day ?? ''}`, { now: clock.now, timeZone: clock.timeZone });
}
