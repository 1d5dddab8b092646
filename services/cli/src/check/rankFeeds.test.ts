import { expect, test } from 'vitest';
import { rankFeeds } from './rankFeeds.ts';
import type { FeedReading } from './readFeed.ts';

const feed = (url: string, items?: number, title = '') => ({
  named: { url, title },
  ...(items !== undefined && { reading: { facts: { items, title } } as unknown as FeedReading }),
});
const best = (feeds: ReturnType<typeof feed>[], site = 'https://a.example/') =>
  rankFeeds(feeds, site)[0]?.named.url;

test.each([
  ['the news before the comments', ['/comments/feed', '/feed']],
  ['the whole site before a section', ['/category/sport/feed', '/feed']],
  ['the whole site before a tag that is short', ['/tag/x', '/all/news/rss']],
])('%s', (_, [other = '', wanted = '']) => {
  expect(best([feed(`https://a.example${other}`, 20), feed(`https://a.example${wanted}`, 20)])).toBe(
    `https://a.example${wanted}`,
  );
});

test('comments are known by their title too', () => {
  const feeds = [
    feed('https://a.example/rss2', 20, 'تعليقات على: فنار'),
    feed('https://a.example/rss', 20, 'فنار'),
  ];
  expect(best(feeds)).toBe('https://a.example/rss');
});

test('a feed that is read before one that is not or is empty', () => {
  expect(best([feed('https://a.example/rss', 0), feed('https://a.example/x/y/z', 3)])).toBe(
    'https://a.example/x/y/z',
  );
});

test('the part of the site that was asked for before the rest', () => {
  const feeds = [feed('https://a.example/rss', 20), feed('https://a.example/ar/rss', 20)];
  expect(best(feeds, 'https://a.example/ar/')).toBe('https://a.example/ar/rss');
  expect(best(feeds)).toBe('https://a.example/rss');
});

test('of equal ones the first that the page names', () => {
  expect(best([feed('https://a.example/b', 20), feed('https://a.example/a', 20)])).toBe(
    'https://a.example/b',
  );
});
