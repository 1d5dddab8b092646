/** What other parts will bring under these names. */

export type FoundFeed = { readonly url: string; readonly title?: string; readonly type?: string };

const FEED_TYPE =
  /^(application\/(rss|atom|feed|rdf)\+(xml|json)|application\/json|text\/xml|application\/xml)$/i;

export function discoverFeeds(html: string, url: string): FoundFeed[] {
  const found: FoundFeed[] = [];
  for (const [tag] of html.matchAll(/<link\b[^<>]{0,2000}>/gi)) {
    const of = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']{0,2000})["']`, 'i').exec(tag)?.[1];
    const href = URL.parse((of('href') ?? '').replaceAll('&amp;', '&'), url);
    const [type, title] = [of('type'), of('title')];
    if (!/\balternate\b/i.test(of('rel') ?? '') || !href || !FEED_TYPE.test(type ?? '')) continue;
    found.push({
      url: href.href,
      ...(title !== undefined && { title }),
      ...(type !== undefined && { type }),
    });
  }
  return found;
}

export const wellKnownFeeds = (url: string): string[] =>
  ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/feed.json', '/sitemap-news.xml'].map(
    (path) => new URL(path, url).href,
  );

export const sitemapsOf = (robots: string): string[] =>
  [...robots.matchAll(/^\s*sitemap\s*:\s*(\S+)/gim)].map(([, url = '']) => url);

export const isAllowed = (_: {
  robots: string;
  url: string;
  agent: string;
}): { allowed: boolean; crawlDelaySeconds?: number } => ({ allowed: true });

/** A page to log in, in the place of a feed. */
export const recogniseWall = (html: string): 'login_page' | undefined =>
  /<input[^<>]{0,500}\btype\s*=\s*["']?password\b/i.test(html) ? 'login_page' : undefined;
