import type { FeedEntry, FeedFormat } from '@rasid/contracts';

export type Enclosure = { readonly url: string; readonly type?: string; readonly length?: number };
export type ParsedItem = FeedEntry & { readonly id?: string; readonly enclosures?: Enclosure[] };

export type ParsedFeed = {
  readonly format: FeedFormat;
  readonly title?: string;
  readonly link?: string;
  readonly description?: string;
  readonly language?: string;
  readonly updatedAt?: string;
  readonly ttlMs?: number;
  readonly items: ParsedItem[];
};

export type ParseContext = { readonly url: string | undefined; readonly now: Date };

/** Leaves out what is not known, so that a missing field is missing and never undefined. */
export const known = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** An address made absolute against the feed's own. */
export function resolveUrl(link: string | undefined, base: string | undefined): string | undefined {
  if (link === undefined || link.trim() === '') return undefined;
  return URL.parse(link.trim(), base)?.href ?? undefined;
}
