import { decodeBody } from '@rasid/feeds';
import { discoverFeeds, sitemapsOf, wellKnownFeeds } from './pending.ts';
import { rankFeeds } from './rankFeeds.ts';
import { readFeed, type FeedReading } from './readFeed.ts';
import type { Candidate, Discovery, Target } from './report.ts';
import type { Visitor } from './visitor.ts';

/** So many of the feeds that a page names are read; a site with one for each section has hundreds. */
const MOST_READ = 8;
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
 * The feeds of a site: those that its page names, else those at the usual addresses, else the news sitemaps that its
 * robots.txt names.
 */
export async function discover(site: string, html: string, parts: DiscoverParts): Promise<Discovered> {
  const linked = await readAll(discoverFeeds(html, site), parts);
  if (linked.some(isFeed)) return conclude(site, 'links', linked);
  const usual = await readFirst(wellKnownFeeds(site), parts);
  if (usual.some(isFeed)) return conclude(site, 'usual addresses', usual.filter(isFeed));
  const sitemaps = await readFirst(await sitemapsIn(site, parts), parts);
  if (sitemaps.some(isFeed)) return conclude(site, 'robots', sitemaps);
  return conclude(site, linked.length > 0 ? 'links' : 'nothing found', linked);
}

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

/** One after the other, until one is a feed. */
async function readFirst(urls: readonly string[], parts: DiscoverParts): Promise<Read[]> {
  const read: Read[] = [];
  for (const url of urls.slice(0, MOST_READ)) {
    read.push(...(await readAll([{ url }], parts)));
    if (read.some(isFeed)) break;
  }
  return read;
}

async function sitemapsIn(site: string, { visitor }: DiscoverParts): Promise<string[]> {
  const answer = await visitor.get(new URL('/robots.txt', site).href, {
    accept: 'text/plain, */*;q=0.1',
    maxBytes: ROBOTS_BYTES,
  });
  if (answer.kind !== 'ok') return [];
  const named = sitemapsOf(decodeBody(answer.body, answer.headers['content-type']).text);
  return named.filter((url) => /news/i.test(url)).concat(named.filter((url) => !/news/i.test(url)));
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
