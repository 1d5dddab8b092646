import { decodeBody, discoverFeeds, likelySitemaps, sitemapsOf, wellKnownFeeds } from '@rasid/feeds';
import { rankFeeds } from './rankFeeds.ts';
import { readFeed, type FeedReading } from './readFeed.ts';
import type { Candidate, Discovery, Target } from './report.ts';
import type { Visitor } from './visitor.ts';

/** So many of the feeds that a page names are read; a site with one for each section has hundreds. */
const MOST_READ = 8;
/** So many addresses are tried where a site names none: each costs a request, and a rest after it. */
const MOST_TRIED = 12;
const ROBOTS_BYTES = 512 * 1024;

export type DiscoverParts = {
  readonly visitor: Visitor;
  readonly target: Target;
  readonly limits: { readonly maxBytes: number; readonly now: Date };
};

export type Discovered = {
  readonly discovery: Discovery;
  /** Those that can be read, the best first. */
  readonly feeds: readonly { readonly url: string; readonly reading: FeedReading }[];
};

type Named = { readonly url: string; readonly title?: string };

/**
 * The feeds of a site: those that its page names, else those at the usual addresses, else the sitemaps of news that
 * its robots.txt names or that stand where such sitemaps do.
 */
export async function discover(site: string, html: string, parts: DiscoverParts): Promise<Discovered> {
  const linked = await readAll(discoverFeeds(html, site), parts);
  if (linked.some(isFeed)) return conclude(site, 'links', linked);
  const [sitemaps, feeds] = partition(wellKnownFeeds(site), (url) => /sitemap|googlenews/i.test(url));
  const usual = await readFirst(feeds, parts);
  if (usual.length > 0) return conclude(site, 'usual addresses', usual);
  const named = await readFirst(await sitemapsIn(site, parts), parts);
  if (named.length > 0) return conclude(site, 'robots', named);
  const others = await readFirst(sitemaps, parts);
  if (others.length > 0) return conclude(site, 'usual addresses', others);
  return conclude(site, linked.length > 0 ? 'links' : 'nothing found', linked);
}

const partition = <T>(items: readonly T[], is: (item: T) => boolean): [T[], T[]] => [
  items.filter(is),
  items.filter((item) => !is(item)),
];

type Read = { readonly named: Named; readonly reading: FeedReading };

const isFeed = ({ reading }: Read): boolean => (reading.facts?.items ?? 0) > 0;

async function readAll(named: readonly Named[], { visitor, target, limits }: DiscoverParts): Promise<Read[]> {
  const read: Read[] = [];
  const distinct = [...new Map(named.map((one) => [one.url, one])).values()];
  for (const one of rankFeeds(
    distinct.map((named) => ({ named })),
    target.url,
  ).slice(0, MOST_READ)) {
    const reading = await readFeed(visitor, { ...target, url: one.named.url }, limits);
    read.push({ named: one.named, reading });
  }
  return read;
}

/** One after the other, until one is a feed; none where none is. An index of sitemaps is followed to those in it. */
async function readFirst(urls: readonly string[], parts: DiscoverParts): Promise<Read[]> {
  for (const url of urls.slice(0, MOST_TRIED)) {
    const read = await readAll([{ url }], parts);
    if (read.some(isFeed)) return read;
    const inside = likelySitemaps(read[0]?.reading.parsed?.sitemaps ?? []);
    const found = await readAll(
      inside.slice(0, 1).map((inner) => ({ url: inner })),
      parts,
    );
    if (found.some(isFeed)) return found;
  }
  return [];
}

async function sitemapsIn(site: string, { visitor }: DiscoverParts): Promise<string[]> {
  const answer = await visitor.get(new URL('/robots.txt', site).href, {
    accept: 'text/plain, */*;q=0.1',
    maxBytes: ROBOTS_BYTES,
  });
  if (answer.kind !== 'ok') return [];
  return likelySitemaps(
    sitemapsOf(decodeBody(answer.body, answer.headers['content-type']).text).map((url) => ({ url })),
  );
}

function conclude(site: string, how: Discovery['how'], read: readonly Read[]): Discovered {
  const ranked = rankFeeds(read, site);
  const found = ranked.map(({ named, reading }): Candidate => {
    const { facts, request, other } = reading;
    const trouble =
      request.failure?.message ?? other?.message ?? (facts?.items === 0 ? 'it is empty' : undefined);
    const title = facts?.title ?? named.title;
    return {
      url: named.url,
      ...(title !== undefined && { title }),
      ...(facts && { items: facts.items }),
      ...(facts?.newest !== undefined && { newest: facts.newest }),
      ...(trouble !== undefined && { trouble }),
    };
  });
  const feeds = ranked.filter(isFeed).map(({ named, reading }) => ({ url: named.url, reading }));
  return { discovery: { site, how, found }, feeds };
}
