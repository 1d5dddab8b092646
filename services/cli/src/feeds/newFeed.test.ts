import { describe, expect, test } from 'vitest';
import { createFeed, feedIdOf, nameFromTitle } from './newFeed.ts';

const now = new Date('2026-01-02T03:04:05Z');

describe('a new feed', () => {
  test('takes what is given, and makes the rest from its address', () => {
    const feed = createFeed({ url: 'https://www.example.org/rss', country: 'LY', tags: ['عاجل'] }, now);
    expect(feed).toMatchObject({
      name: 'www.example.org',
      country: 'LY',
      tags: ['عاجل'],
      intervalMs: 300_000,
      state: 'active',
      createdAt: now.toISOString(),
      health: { attempts: [], consecutiveFailures: 0 },
    });
    expect(feed.id).toMatch(/^example-org-[0-9a-f]{6}$/);
  });

  test('keeps a password out of its address', () => {
    const feed = createFeed({ url: 'https://rasid:%D8%B3%D8%B1@example.org/rss' }, now);
    expect(feed.url).toBe('https://example.org/rss');
    expect(feed.request).toEqual({ basicAuth: { username: 'rasid', password: 'سر' } });
  });

  test('of intervals that do not fit each other is refused', () => {
    const settings = { url: 'https://example.org/rss', id: 'a', intervalMs: 300_000, maxIntervalMs: 60_000 };
    expect(() => createFeed(settings, now)).toThrow(/feed "a": its longest interval is shorter/);
  });

  test('has an id made from the host, one for each address', () => {
    expect(feedIdOf('https://www.example.org/a')).not.toBe(feedIdOf('https://www.example.org/b'));
    expect(feedIdOf('https://مثال.إختبار/')).toMatch(/^[a-z0-9][a-z0-9-]+$/);
  });
});

test.each([
  [' فنار\n سرت ', 'فنار سرت'],
  ['', undefined],
  [undefined, undefined],
])('the title %j gives the name %j', (title, name) => expect(nameFromTitle(title)).toBe(name));
