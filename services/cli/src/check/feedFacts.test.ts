import { describe, expect, test } from 'vitest';
import { cacheFacts, charsetFacts, feedFacts } from './feedFacts.ts';

const now = new Date('2026-01-10T12:00:00Z');
const target = { url: 'https://a.example/f', intervalMs: 300_000 };
const items = [
  {
    title: 'أ',
    link: 'https://a.example/1',
    publishedAt: '2026-01-10T11:00:00.000Z',
    content: 'كلمة '.repeat(200),
  },
  { title: 'ب', link: 'https://a.example/2', publishedAt: '2026-01-10T09:00:00.000Z' },
  { title: 'ج', link: 'https://a.example/3', updatedAt: '2026-01-10T07:00:00.000Z' },
  { title: 'د', link: 'https://a.example/4', publishedAt: '2026-01-10T05:00:00.000Z' },
  { title: 'هـ', link: 'https://a.example/5', publishedAt: '2026-01-10T03:00:00.000Z' },
  { title: 'و', publishedAt: '3026-01-01T00:00:00.000Z' },
  { link: 'https://a.example/7' },
];

describe('of a feed', () => {
  const facts = feedFacts({ format: 'rss', title: 'فنار', items }, target, { now });

  test('it is counted what its items lack', () => {
    expect(facts).toMatchObject({
      ...{ items: 7, withoutLink: 1, withoutTitle: 1, withoutDate: 1, inFuture: 1, withFullText: 1 },
      ...{ newest: '2026-01-10T11:00:00.000Z', oldest: '2026-01-10T03:00:00.000Z' },
    });
  });

  test('the rhythm decides how often it is polled, between the limits', () => {
    const pollMs = (maxIntervalMs?: number) =>
      feedFacts(
        { format: 'rss', items: items.slice(0, 5) },
        { ...target, ...(maxIntervalMs && { maxIntervalMs }) },
        { now },
      ).pollMs;
    expect(pollMs()).toBe(300_000);
    expect(pollMs(7_200_000)).toBe(3_600_000);
    expect(pollMs(600_000)).toBe(600_000);
  });
});

test.each([
  ['utf-8', '<rss/>', 'text/xml; charset="UTF-8"', { found: 'utf-8', declared: 'utf-8' }],
  [
    'windows-1256',
    '<?xml version="1.0" encoding="windows-1256"?><rss/>',
    undefined,
    { found: 'windows-1256', declared: 'windows-1256' },
  ],
  [
    'windows-1256',
    '<html><meta http-equiv=x content="text/html; charset=utf-8">',
    'text/html',
    { found: 'windows-1256', declared: 'utf-8' },
  ],
  ['utf-8', '<rss/>', 'text/xml', { found: 'utf-8' }],
])('the charset %s of %j, %s', (found, text, contentType, facts) => {
  expect(charsetFacts(found, text, contentType)).toEqual(facts);
});

test('of caching it is said what the publisher says', () => {
  expect(cacheFacts({ etag: '"1"', 'cache-control': 'public, max-age=600', age: '100' }, now)).toEqual({
    ...{ etag: '"1"', cacheControl: 'public, max-age=600', freshMs: 500_000 },
  });
  expect(cacheFacts({}, now)).toEqual({});
});
