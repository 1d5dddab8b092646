import type { FeedReading } from './readFeed.ts';

type Ranked = {
  readonly named: { readonly url: string; readonly title?: string };
  readonly reading?: FeedReading;
};

const COMMENTS = /comment|تعليق/i;
/** Parts of a site: a section, a tag, an author, a podcast. */
const PART = /\/(category|cat|tag|tags|author|section|topic|podcast|video|photo)s?\//i;

/**
 * The main feed of a site's news first: read, with items, of the part of the site that was asked for (as in `/ar/`), of
 * all of it, and no comments.
 */
export const rankFeeds = <T extends Ranked>(feeds: readonly T[], site: string): T[] =>
  feeds
    .map((feed, order) => ({ feed, key: [...keyOf(feed, site), order] }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ feed }) => feed);

/** Smaller is better, the first difference decides. */
function keyOf({ named, reading }: Ranked, site: string): number[] {
  const title = reading?.facts?.title ?? named.title ?? '';
  const path = new URL(named.url).pathname;
  return [
    reading && !reading.facts?.items ? 1 : 0,
    COMMENTS.test(path) || COMMENTS.test(title) ? 1 : 0,
    firstOf(path) === firstOf(new URL(site).pathname) ? 0 : 1,
    PART.test(`${path}/`) ? 1 : 0,
    depthOf(path),
  ];
}

/** The part of a site; none where the address is that of the site itself or of a file. */
const firstOf = (path: string): string => /^\/([\w-]+)\//.exec(path)?.[1] ?? '';

const depthOf = (path: string): number => path.split('/').filter(Boolean).length;

const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
