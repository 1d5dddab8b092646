import { describe, expect, test } from 'vitest';
import { discoverFeeds } from './discoverFeeds.ts';
import { likelySitemaps, wellKnownFeeds } from './wellKnownFeeds.ts';

const url = 'https://news.example/ar/';
const found = (html: string) => discoverFeeds(html, url).map((candidate) => candidate.url);
const link = (href: string, type: string, more = '') =>
  `<link rel="alternate" type="${type}" href="${href}" ${more}>`;

describe('what a page declares', () => {
  test.each([
    ['application/rss+xml', '/rss', 'https://news.example/rss'],
    ['application/atom+xml', 'atom.xml', 'https://news.example/ar/atom.xml'],
    ['application/feed+json', '//feeds.example/f.json', 'https://feeds.example/f.json'],
    ['application/rdf+xml', '/x', 'https://news.example/x'],
    ['text/xml', '/rss.php?lang=ar', 'https://news.example/rss.php?lang=ar'],
    ['APPLICATION/RSS+XML; charset=utf-8', '/rss', 'https://news.example/rss'],
    ['application/rss+xml', 'feed://news.example/rss', 'http://news.example/rss'],
    ['application/rss+xml', 'feed:https://news.example/rss', 'https://news.example/rss'],
    [
      'application/rss+xml',
      '/خلاصات?a=1&amp;b=2',
      `https://news.example/${encodeURIComponent('خلاصات')}?a=1&b=2`,
    ],
  ])('%s at %s', (type, href, address) => expect(found(link(href, type))).toEqual([address]));

  test.each([
    link('/en/', 'text/html', 'hreflang="en"'),
    link('/wp-json/oembed/1.0/embed?url=x', 'application/json+oembed'),
    link('/wp-json/wp/v2/posts/1', 'application/json'),
    link('', 'application/rss+xml'),
    link('javascript:void(0)', 'application/rss+xml'),
    '<link rel="stylesheet" href="/feed.css">',
    '<link rel="canonical" href="/ar/">',
  ])('%s is no feed', (html) => expect(found(html)).toEqual([]));

  test('with its title, against the base of the page', () => {
    const html = `<head><base href="https://cdn.example/x/"><link href='rss' rel='Alternate nofollow' type='application/rss+xml' title='آخر
      الأخبار &amp; العاجل'/></head>`;
    expect(discoverFeeds(html, url)).toEqual([
      { url: 'https://cdn.example/x/rss', title: 'آخر الأخبار & العاجل', found: 'link' },
    ]);
  });
});

describe('what a page links to', () => {
  test.each([
    ['/rss/politics', 'سياسة'],
    ['/rss.xml', ''],
    ['/feed/', ''],
    ['/ar/feeds/news', ''],
    ['/index.php?format=feed', ''],
    ['/x.rdf', ''],
    ['/subscribe', 'خدمة الخلاصات RSS'],
    ['https://feeds.feedburner.com/newsexample', ''],
  ])('%s %s', (href, text) =>
    expect(discoverFeeds(`<p><a href="${href}">${text}</a>`, url)).toMatchObject([{ found: 'anchor' }]),
  );

  test.each([
    '/feedback',
    '/news/1',
    '/rss.png',
    '/newsfeeder',
    'https://www.facebook.com/sharer/sharer.php?u=https://news.example/rss',
    'mailto:rss@news.example',
  ])('%s is no feed', (href) => expect(found(`<a href="${href}">خبر</a>`)).toEqual([]));

  test('a reader leads to what it was given', () =>
    expect(
      found('<a href="https://feedly.com/i/subscription/feed%2Fhttps%3A%2F%2Fnews.example%2Frss">+</a>'),
    ).toEqual(['https://news.example/rss']));
});

test('the likeliest first, each once, comments last', () => {
  const html = `<a href="/rss/sport">رياضة RSS</a>${link('/comments/feed/', 'application/rss+xml')}
    <link rel="sitemap" href="/sitemap.xml">${link('/feed/', 'application/rss+xml')}<a href="/feed/">RSS</a>`;
  expect(found(html)).toEqual([
    'https://news.example/feed/',
    'https://news.example/rss/sport',
    'https://news.example/sitemap.xml',
    'https://news.example/comments/feed/',
  ]);
});

test('no page is too much', () => {
  for (const piece of ['<a href="/rss/1">', '<link ', '<a href="', '<a '])
    expect(discoverFeeds(piece.repeat(200_000), url).length).toBeLessThanOrEqual(50);
});

test('well-known places are beside the page, at the root, and sitemaps', () => {
  const places = wellKnownFeeds('https://news.example/sport/index.html?x=1');
  expect(places.slice(0, 4)).toEqual([
    'https://news.example/sport/feed',
    'https://news.example/sport/rss',
    'https://news.example/sport/rss.xml',
    'https://news.example/feed',
  ]);
  expect(places.indexOf('https://news.example/news-sitemap.xml')).toBeGreaterThan(
    places.indexOf('https://news.example/rss'),
  );
  expect(new Set(places).size).toBe(places.length);
  expect(wellKnownFeeds('لا عنوان')).toEqual([]);
});

test('of an index the sitemaps of news come first, then the newest', () => {
  const at = (name: string, updatedAt?: string) => ({
    url: `https://news.example/${name}.xml`,
    ...(updatedAt && { updatedAt }),
  });
  const index = [
    at('tag-sitemap', '2026-11-25T00:00:00Z'),
    at('post-sitemap1', '2026-01-01T00:00:00Z'),
    at('post-sitemap9', '2026-11-24T00:00:00Z'),
    at('2026-11', '2026-11-24T00:00:00Z'),
    at('news-sitemap'),
  ];
  expect(likelySitemaps(index, 4)).toEqual(
    ['news-sitemap', 'post-sitemap9', 'post-sitemap1', '2026-11'].map(
      (name) => `https://news.example/${name}.xml`,
    ),
  );
});
