/** Where publishing systems put their feeds, the commonest first. */
const FEEDS = [
  ...[
    'feed',
    'rss',
    'rss.xml',
    'feed.xml',
    'atom.xml',
    'feeds',
    'index.xml',
    'index.rdf',
    'feed.json',
    'rss.php',
    'rss.aspx',
  ],
  ...[
    '?feed=rss2',
    'feeds/posts/default?alt=rss',
    'rss/all',
    'rss/news',
    'ar/rss',
    'ar/feed',
    'ar/rss.xml',
    'arabic/rss.xml',
  ],
];
/** Where they put sitemaps, those of news first. */
const SITEMAPS = [
  ...[
    'news-sitemap.xml',
    'sitemap-news.xml',
    'sitemap_news.xml',
    'news_sitemap.xml',
    'googlenews.xml',
    'sitemap/news.xml',
  ],
  ...['sitemap_index.xml', 'sitemap-index.xml', 'sitemap.xml', 'wp-sitemap.xml', 'sitemap.xml.gz'],
];

/** Addresses at which a site may have a feed though it doesn't say so: beside the page, at the root, and sitemaps last. */
export function wellKnownFeeds(url: string): string[] {
  const page = URL.parse(url);
  if (!page || !/^https?:$/.test(page.protocol)) return [];
  const folder = page.pathname.replace(/\/[^/]*\.\w+$|\/+$/, '');
  const beside =
    folder === '' ? [] : ['feed', 'rss', 'rss.xml'].map((name) => `${page.origin}${folder}/${name}`);
  return [...new Set([...beside, ...[...FEEDS, ...SITEMAPS].map((name) => `${page.origin}/${name}`)])];
}

type Sitemap = { readonly url: string; readonly updatedAt?: string };

const NEWS = /news|google|latest|recent|breaking|today|akhbar|أخبار/i;
const STORIES = /post|article|stor(?:y|ies)|content/i;
const OTHERS = /categor|tags?\b|author|page|image|video|product|static|section|user|profile/i;

/** Of the sitemaps in an index those that may hold news, the likeliest and then the newest first. */
export const likelySitemaps = (sitemaps: readonly Sitemap[], most = 5): string[] =>
  sitemaps
    .map(({ url, updatedAt = '' }) => ({ url, updatedAt, rank: rankOf(pathOf(url)) }))
    .toSorted((a, b) => a.rank - b.rank || compare(b.updatedAt, a.updatedAt))
    .slice(0, most)
    .map(({ url }) => url);

const rankOf = (path: string): number =>
  NEWS.test(path) ? 0 : STORIES.test(path) ? 1 : OTHERS.test(path) ? 3 : 2;

function pathOf(url: string): string {
  const { pathname = '', search = '' } = URL.parse(url) ?? {};
  return pathname + search;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
