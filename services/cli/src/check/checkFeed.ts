import type { FeedEntry } from '@rasid/contracts';
import { recogniseWall } from '@rasid/feeds';
import type { Context } from '../context.ts';
import { nameFromTitle } from '../feeds/newFeed.ts';
import { checkArticle } from './checkArticle.ts';
import { discover, type Discovered, type DiscoverParts } from './discover.ts';
import { findProblems } from './problems.ts';
import { readFeed, type FeedReading } from './readFeed.ts';
import type { CheckReport, Target } from './report.ts';
import { checkRobots } from './robots.ts';
import { storedDocument } from './storedDocument.ts';
import { createVisitor, type Visitor } from './visitor.ts';

type Parts = { readonly visitor: Visitor; readonly context: Context; readonly now: Date };

/**
 * Fetches and reads a feed and its first article as the fetcher would, and gathers all that there is to say about them.
 * Of a site it takes the best feed that it finds there. Stores nothing.
 */
export async function checkFeed(context: Context, target: Target, now: Date): Promise<CheckReport> {
  const visitor = createVisitor(context, target.url, target.request);
  try {
    const parts = { visitor, context, now };
    const { discovered, url, reading } = await findFeed(target, parts);
    return await complete({ ...target, url }, { reading, discovered }, parts);
  } finally {
    await visitor.close();
  }
}

type FoundFeed = { readonly url: string; readonly reading: FeedReading; readonly discovered?: Discovered };

/** What is at the address: a feed, or a site with the best of its feeds. Of a feed that is gone, also others of its site. */
export async function findFeed(target: Target, { visitor, context, now }: Parts): Promise<FoundFeed> {
  const limits = { maxBytes: context.feedMaxBytes, now };
  const parts = { visitor, target, limits };
  const { url } = target;
  const reading = await readFeed(visitor, target, limits);
  const isGone = [404, 410].includes(reading.request.status ?? 0);
  if (isGone) return { url, reading, ...(await discoverOnSite(new URL('/', url).href, parts)) };
  const html = reading.other?.html;
  // what stands in the place of a feed for those who are not let in is no site to look for feeds on
  if (html === undefined || recogniseWall(html) !== undefined) return { url, reading };
  const discovered = await discover(reading.request.url, html, parts);
  return { url, reading, ...discovered.feeds[0], discovered };
}

async function discoverOnSite(site: string, parts: DiscoverParts): Promise<{ discovered?: Discovered }> {
  const { other, request } = await readFeed(parts.visitor, { ...parts.target, url: site }, parts.limits);
  if (other?.html === undefined) return {};
  return { discovered: await discover(request.url, other.html, parts) };
}

type Found = {
  readonly reading: FeedReading;
  readonly discovered: Discovered | undefined;
};

async function complete(target: Target, { reading, discovered }: Found, parts: Parts): Promise<CheckReport> {
  const { context, now } = parts;
  const { request, charset, cache, facts: feed, other } = reading;
  const entry = reading.parsed?.items.find(hasLink);
  const first = entry && (await checkFirst(target, entry, parts));
  const found = {
    address: target.url,
    ...(target.id !== undefined && { id: target.id }),
    ...(discovered && { discovery: discovered.discovery }),
    request,
    ...(charset && { charset }),
    ...(cache && { cache }),
    ...(feed && { feed }),
    spacingMs: context.hostSpacingMs,
    ...(first && { robots: first.robots, article: first.facts }),
  };
  const { intervalMs } = target;
  const problems = findProblems({ ...found, intervalMs, ...(other && { notAFeed: other.message }) }, now);
  const extract = first?.extract;
  const url = first?.facts.request?.url ?? entry?.link ?? target.url;
  const named = { ...target, name: target.name ?? nameFromTitle(feed?.title) ?? new URL(target.url).host };
  return {
    ...found,
    problems,
    ok: feed !== undefined,
    ...(entry && extract && { document: storedDocument(named, { url, entry, extract, now }) }),
  };
}

const hasLink = (item: FeedEntry): item is FeedEntry & { link: string } => URL.canParse(item.link ?? '');

async function checkFirst(
  target: Target,
  entry: FeedEntry & { link: string },
  { visitor, context, now }: Parts,
) {
  const robots = await checkRobots(visitor, entry.link, target.request?.userAgent ?? context.userAgent);
  const maxBytes = context.pageMaxBytes;
  return { robots, ...(await checkArticle(visitor, entry, { target, robots, maxBytes, now })) };
}
