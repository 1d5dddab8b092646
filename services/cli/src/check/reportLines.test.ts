import colors from 'picocolors';
import { expect, test } from 'vitest';
import { textWidth } from '../textWidth.ts';
import type { CheckReport } from './report.ts';
import { reportLines } from './reportLines.ts';

const now = new Date('2026-01-10T12:00:00Z');
const report: CheckReport = {
  address: 'https://a.example/rss',
  ok: true,
  discovery: {
    ...{ site: 'https://a.example/', how: 'links' },
    found: [
      { url: 'https://a.example/rss', title: 'فنار سرت', items: 20, newest: '2026-01-10T11:00:00.000Z' },
      { url: 'https://a.example/comments', title: 'تعليقات', trouble: 'the server answers 500' },
    ],
  },
  request: {
    ...{
      url: 'https://a.example/rss',
      status: 200,
      bytes: 24_100,
      wireBytes: 6_200,
      encoding: 'gzip',
      tookMs: 132,
    },
    redirects: [{ status: 301, from: 'http://a.example/rss', to: 'https://a.example/rss' }],
    contentType: 'application/rss+xml; charset=utf-8',
  },
  charset: { found: 'windows-1256', declared: 'utf-8' },
  cache: { etag: '"1"', freshMs: 300_000, cacheControl: 'max-age=300' },
  feed: {
    ...{
      format: 'rss',
      title: 'فنار سرت',
      items: 20,
      withoutLink: 1,
      withoutTitle: 0,
      withoutDate: 2,
      inFuture: 1,
    },
    ...{
      withFullText: 18,
      newest: '2026-01-10T11:00:00.000Z',
      oldest: '2026-01-07T11:00:00.000Z',
      rhythmMs: 2_520_000,
    },
    ...{
      pollMs: 1_260_000,
      ttlMs: 3_600_000,
      skipHours: [0, 1],
      skipDays: [5],
      hubs: ['https://hub.example/'],
    },
  },
  robots: {
    url: 'https://a.example/robots.txt',
    decision: 'allowed',
    because: 'by its rules',
    crawlDelaySeconds: 5,
  },
  spacingMs: 1_000,
  article: {
    ...{
      url: 'https://a.example/%D8%AE%D8%A8%D8%B1',
      title: 'عنوان الخبر',
      author: 'كاتب',
      words: 312,
      method: 'the page',
    },
    ...{
      firstLine: 'بداية النص '.repeat(40),
      lastLine: 'نهاية النص',
      publishedAt: '2026-01-10T11:00:00.000Z',
    },
  },
  problems: [
    { level: 'warning', problem: '1 of 20 items is without a usable link', advice: 'do this '.repeat(20) },
  ],
};
const linesOf = (changes: Partial<CheckReport>, width = 100) =>
  reportLines({ ...report, ...changes }, { width, paint: colors.createColors(false), now });

test('all is on one screen of 100 columns, and of 80', () => {
  for (const width of [100, 80])
    for (const line of linesOf({}, width)) {
      const isAddress = /^\S*$/.test(line.trim().replace(/^[›·] /, ''));
      if (!isAddress) expect(textWidth(line), line).toBeLessThanOrEqual(width);
    }
  expect(linesOf({}).length).toBeLessThanOrEqual(40);
});

test('each thing is said once, in words', () => {
  const text = linesOf({}).join('\n');
  for (const words of [
    '! https://a.example/rss فنار سرت',
    '2 feeds named by https://a.example/',
    '› https://a.example/rss',
    'فنار سرت · 20 items, newest 1h ago',
    'تعليقات · the server answers 500',
    '301 http://a.example/rss → https://a.example/rss',
    '200 · 24.1 kB (6.2 kB as gzip) · 132 ms',
    'rss · application/rss+xml · windows-1256 (declared utf-8)',
    'ETag "1" · no Last-Modified · fresh for 5m',
    '20 · 18 with the full text · 1 without a link',
    'newest 2026-01-10 11:00 UTC (1h ago) · oldest 3d 1h ago · 2 without · 1 in the future',
    'an item every 42m → polled every 21m',
    'ttl 1h · no poll at 0, 1 h UTC · no poll on Fridays',
    'https://hub.example/',
    'crawl-delay 5 s',
    'at most a request every 5 s to this host',
    'https://a.example/خبر',
    'كاتب · 2026-01-10 11:00 UTC (1h ago)',
    '312 words, from the page',
    'نهاية النص',
    '1 of 20 items is without a usable link',
    'to add it: rasid feeds add https://a.example/rss',
  ])
    expect(text).toContain(words);
});

test('what failed ends where it failed', () => {
  const {
    feed: _feed,
    charset: _charset,
    cache: _cache,
    robots: _robots,
    article: _article,
    discovery: _found,
    ...rest
  } = report;
  const failure = { reason: 'dns', message: "the host's name does not resolve" };
  const problems = [
    { level: 'error' as const, problem: failure.message, advice: 'is the name of the host right?' },
  ];
  const text = reportLines(
    { ...rest, ok: false, request: { url: rest.address, redirects: [], tookMs: 5, failure }, problems },
    { width: 100, paint: colors.createColors(false), now },
  );
  expect(text).toEqual([
    '✗ https://a.example/rss',
    '',
    '  request     ✗ dns · 5 ms',
    '',
    "✗ the host's name does not resolve",
    '  → is the name of the host right?',
  ]);
});

test('a publisher can not steer the terminal', () => {
  const title = '\u001b[2J\u202eفنار';
  const text = linesOf({
    article: { url: 'https://a.example/1', title, words: 1, firstLine: title, method: 'the page' },
  }).join('\n');
  expect(text).not.toMatch(/\u001b|\u202e/);
});
