import { escapeMarkup as esc } from '../escapeMarkup.ts';
import { startSiteServer, type Resource, type Route, type SiteServer } from '../siteServer.ts';
import { generateArticles, type GeneratedArticle } from './generateArticles.ts';

export type GeneratedSiteArticle = GeneratedArticle & {
  /** Key of the feed that lists it. */
  readonly feed: string;
  readonly url: string;
  /** RFC 3339, within the hour before the site's clock. */
  readonly publishedAt: string;
};

export type GeneratedFeed = {
  readonly key: string;
  readonly name: string;
  readonly feedUrl: string;
  readonly siteUrl: string;
};

export type GeneratedSite = {
  readonly feeds: readonly GeneratedFeed[];
  readonly articles: readonly GeneratedSiteArticle[];
  requestsFor(url: string): number;
  close(): Promise<void>;
};

export type GeneratedSiteOptions = {
  readonly feeds: number;
  readonly articlesPerFeed: number;
  readonly seed: number;
  readonly port?: number;
  readonly now?: () => Date;
};

const HOUR_MS = 3_600_000;

/** Serves RSS feeds of generated articles from one port of 127.0.0.1; pages are rendered when asked for. */
export async function startGeneratedSite(options: GeneratedSiteOptions): Promise<GeneratedSite> {
  const now = (options.now ?? (() => new Date()))();
  const texts = generateArticles(options.feeds * options.articlesPerFeed, options.seed);
  let articles: GeneratedSiteArticle[] = [];
  const server = await startSiteServer(options.port ?? 0, (origin) => {
    articles = texts.map((text, index) => place(text, index, { ...options, origin, now }));
    return createRoutes(origin, articles, now);
  });
  return describe(server, articles, options.feeds);
}

function place(
  article: GeneratedArticle,
  index: number,
  { articlesPerFeed, origin, now }: { articlesPerFeed: number; origin: string; now: Date },
): GeneratedSiteArticle {
  const feed = `feed-${Math.floor(index / articlesPerFeed)}`;
  const publishedAt = new Date(now.getTime() - (index % articlesPerFeed) * (HOUR_MS / articlesPerFeed));
  const url = `${origin}/${feed}/articles/${index % articlesPerFeed}.html`;
  return { ...article, feed, url, publishedAt: publishedAt.toISOString() };
}

function createRoutes(origin: string, articles: readonly GeneratedSiteArticle[], now: Date): Route {
  const byPath = new Map(articles.map((article) => [article.url.slice(origin.length), article]));
  const byFeed = Map.groupBy(articles, ({ feed }) => `/${feed}/rss.xml`);
  return (path) => {
    const article = byPath.get(path);
    if (article)
      return { ...resource('text/html', pageOf(article)), modifiedAt: new Date(article.publishedAt) };
    const listed = byFeed.get(path);
    if (listed) return { ...resource('application/rss+xml', rssOf(origin, listed)), modifiedAt: now };
    if (path === '/robots.txt') return resource('text/plain', 'User-agent: *\nAllow: /\n');
    return { ...resource('text/html', '<h1>الصفحة غير موجودة</h1>'), status: 404 };
  };
}

const resource = (type: string, text: string): Resource => ({
  contentType: `${type}; charset=utf-8`,
  body: Buffer.from(text),
});

const nameOf = (feed: string): string => `منبر الأقاليم ${feed.slice('feed-'.length)}`;

const rssOf = (origin: string, articles: readonly GeneratedSiteArticle[]): string => {
  const name = nameOf(articles[0]?.feed ?? '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${name}</title><link>${origin}/</link><description>${name}</description>
${articles.map(itemOf).join('\n')}
</channel></rss>
`;
};

const itemOf = ({ url, title, publishedAt }: GeneratedSiteArticle): string =>
  `<item><title>${esc(title)}</title><link>${url}</link><guid>${url}</guid><pubDate>${new Date(publishedAt).toUTCString()}</pubDate></item>`;

const pageOf = ({ url, title, text, feed, publishedAt }: GeneratedSiteArticle): string => `<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>${esc(title)}</title><link rel="canonical" href="${url}">
<meta property="article:published_time" content="${publishedAt}"></head>
<body><header><a href="/">${nameOf(feed)}</a><nav><ul><li><a href="/a">أخبار</a></li><li><a href="/b">تقارير</a></li></ul></nav></header>
<main><article><h1>${esc(title)}</h1>
${text
  .split('\n')
  .map((paragraph) => `<p>${esc(paragraph)}</p>`)
  .join('\n')}
</article></main><footer>${nameOf(feed)}</footer></body></html>
`;

const describe = (
  server: SiteServer,
  articles: readonly GeneratedSiteArticle[],
  feeds: number,
): GeneratedSite => ({
  feeds: Array.from({ length: feeds }, (_, i) => ({
    key: `feed-${i}`,
    name: nameOf(`feed-${i}`),
    feedUrl: `${server.origin}/feed-${i}/rss.xml`,
    siteUrl: `${server.origin}/`,
  })),
  articles,
  requestsFor: (url) => server.requestsFor(url),
  close: () => server.close(),
});
