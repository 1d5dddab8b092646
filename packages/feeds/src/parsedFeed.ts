import type { FeedEntry, FeedFormat } from '@rasid/contracts';

export type Enclosure = { readonly url: string; readonly type?: string; readonly length?: number };
/** Lines that hold markup, as they were written; beside this they stand as text. */
type AsPublished = { readonly title?: string; readonly author?: string };
export type ParsedItem = FeedEntry & {
  readonly id?: string;
  readonly asPublished?: AsPublished;
  readonly enclosures?: Enclosure[];
};

/** What a publisher asks of those who poll, and where else to look. */
export type FeedManners = {
  /** RSS: how long the feed may be kept before it is asked for again. */
  readonly ttlMs?: number;
  /** The syndication module: how often the feed changes. */
  readonly updatePeriodMs?: number;
  /** Hours of the day in UTC, 0 to 23, in which not to ask. */
  readonly skipHours?: number[];
  /** Days of the week in UTC, 0 for Sunday as in `getUTCDay`, on which not to ask. */
  readonly skipDays?: number[];
  /** WebSub hubs. */
  readonly hubs?: string[];
  /** Under which address the feed knows itself, the topic at its hubs. */
  readonly selfUrl?: string;
  /** Older entries: the next page of a paged feed or the archive before (RFC 5005). */
  readonly nextUrl?: string;
  /** RSS: where to register for notifications by other means than WebSub. */
  readonly cloud?: Readonly<Record<string, string>>;
};

export type ParsedFeed = FeedManners & {
  readonly format: FeedFormat;
  readonly title?: string;
  readonly asPublished?: AsPublished;
  readonly link?: string;
  readonly description?: string;
  readonly language?: string;
  readonly author?: string;
  readonly updatedAt?: string;
  readonly items: ParsedItem[];
  /** Of an index of sitemaps: those in it. */
  readonly sitemaps?: { readonly url: string; readonly updatedAt?: string }[];
};

export type ParseContext = {
  /** Of the feed, against which its links are read. */
  readonly url: string | undefined;
  readonly now: Date;
  /** IANA name of the outlet's zone, for dates without one; UTC unless said. */
  readonly timeZone?: string;
};

/** Leaves out what is not known, so that a missing field is missing and never undefined. */
export const known = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** Nothing where there is nothing in it. */
export const orNone = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);

/** An address made absolute against the feed's own. */
export function resolveUrl(link: string | undefined, base: string | undefined): string | undefined {
  if (link === undefined || link.trim() === '') return undefined;
  return URL.parse(link.trim(), base)?.href ?? undefined;
}
