import { expect, test } from 'vitest';
import { findProblems } from './problems.ts';
import type { ArticleFacts, FeedFacts, RequestFacts } from './report.ts';

const now = new Date('2026-01-10T12:00:00Z');
const request: RequestFacts = {
  url: 'https://a.example/f',
  redirects: [],
  tookMs: 10,
  status: 200,
  bytes: 1000,
  wireBytes: 500_000,
};
const feed: FeedFacts = {
  ...{
    format: 'rss',
    items: 10,
    withoutLink: 0,
    withoutTitle: 0,
    withoutDate: 0,
    inFuture: 0,
    withFullText: 0,
  },
  ...{ newest: '2026-01-10T11:00:00.000Z', oldest: '2026-01-09T11:00:00.000Z', pollMs: 300_000 },
};
const article: ArticleFacts = {
  ...{
    url: 'https://a.example/1',
    request,
    title: 'خبر',
    words: 300,
    publishedAt: '2026-01-10T11:00:00.000Z',
  },
};
const well = {
  address: request.url,
  request,
  cache: { etag: '"1"' },
  feed,
  article,
  spacingMs: 1000,
  intervalMs: 300_000,
};
const said = (changes: object) =>
  findProblems({ ...well, ...changes }, now).map(
    ({ level, problem, advice }) => `${level}: ${problem} → ${advice}`,
  );

test('a feed that is well has no problems', () => expect(said({})).toEqual([]));

test.each<[object, RegExp]>([
  [
    {
      request: { ...request, status: 403, failure: { reason: 'status', message: 'the server answers 403' } },
    },
    /^error: the server answers 403 → the publisher refuses us/,
  ],
  [
    { request: { ...request, failure: { reason: 'dns', message: 'no such host' } } },
    /^error: no such host → is the name/,
  ],
  [
    { request: { ...request, redirects: [{ status: 301, from: 'https://a/', to: 'https://b/' }] } },
    /^note: the feed has moved for good → .*https:\/\/b\//,
  ],
  [{ notAFeed: 'expected RSS, got a picture' }, /^error: expected RSS, got a picture → look on the site/],
  [
    { charset: { found: 'windows-1256', declared: 'utf-8' } },
    /^note: the feed says utf-8, but its bytes are windows-1256/,
  ],
  [{ feed: { ...feed, items: 0 } }, /^warning: the feed has no items/],
  [{ feed: { ...feed, withoutLink: 10 } }, /^warning: all 10 items are without a usable link/],
  [{ feed: { ...feed, withoutDate: 1 } }, /^note: 1 of 10 items is without a date/],
  [{ feed: { ...feed, inFuture: 2 } }, /^warning: 2 of 10 items are dated in the future → .*--time-zone/],
  [{ feed: { ...feed, newest: '2025-10-01T00:00:00.000Z' } }, /^warning: nothing new since 101d 12h ago/],
  [
    { feed: { ...feed, ttlMs: 3_600_000 } },
    /^note: the publisher wishes to be asked every 1h at most, not every 5m →/,
  ],
  [{ cache: {} }, /^note: no ETag and no Last-Modified.* → about 144\.0 MB a day/],
  [{ article: { ...article, words: 12 } }, /^warning: only 12 words .* --selector/],
  [
    { article: { url: article.url, trouble: 'no article text on the page' } },
    /^error: the first item: no article text.* --selector/,
  ],
  [{ article: { ...article, stub: 'paywall' } }, /^warning: the page shows only the beginning/],
  [
    { article: { ...article, ruleTroubles: ['extraction.content ".x": matches nothing'] } },
    /^warning: extraction.content/,
  ],
  [{ article: { ...article, publishedAt: undefined } }, /^note: neither feed nor page says when/],
  [
    { robots: { url: 'x', decision: 'disallowed', because: 'a rule' } },
    /^warning: robots.txt: the page may not be fetched/,
  ],
  [
    { robots: { url: 'x', decision: 'allowed', because: '', crawlDelaySeconds: 30 } },
    /^note: robots.txt asks for 30 s/,
  ],
])('%#', (changes, problem) => {
  expect(said(changes)).toEqual([expect.stringMatching(problem) as string]);
});

test('a charset under another of its names is the same', () => {
  expect(said({ charset: { found: 'windows-1256', declared: 'cp1256' } })).toEqual([]);
});

test('a feed that is gone is answered with those that its site has', () => {
  const gone = {
    request: { ...request, status: 404, failure: { reason: 'status', message: 'the server answers 404' } },
    discovery: {
      site: 'https://a.example/',
      how: 'links' as const,
      found: [{ url: 'https://a.example/new', items: 3 }],
    },
  };
  expect(said(gone)[0]).toMatch(
    /its site has another feed now: rasid feeds check https:\/\/a\.example\/new$/,
  );
});
