import { describe, expect, test } from 'vitest';
import { parseInterval } from './interval.ts';
import { createFeed, feedIdOf } from './newFeed.ts';

const now = new Date('2026-01-02T03:04:05Z');

describe('a new feed', () => {
  test('takes its name from the feed where the operator gave none', () => {
    const feed = createFeed(
      'https://www.example.org/rss',
      { interval: 300_000, country: 'ly' },
      'المثال',
      now,
    );
    expect(feed).toMatchObject({
      name: 'المثال',
      country: 'LY',
      intervalMs: 300_000,
      state: 'active',
      createdAt: now.toISOString(),
    });
  });

  test.each([
    [{ interval: 1 }, /intervalMs/],
    [{ interval: 300_000, id: 'Not An Id' }, /id: a feed id is/],
    [{ interval: 300_000, country: 'Libya' }, /country/],
  ])('%o is refused with the field that is wrong', (given, message) => {
    expect(() => createFeed('https://example.org/rss', given, undefined, now)).toThrow(message);
  });

  test('an id is made from the host, one for each address', () => {
    expect(feedIdOf('https://www.example.org/a')).toMatch(/^example-org-[0-9a-f]{6}$/);
    expect(feedIdOf('https://www.example.org/a')).not.toBe(feedIdOf('https://www.example.org/b'));
    expect(feedIdOf('https://مثال.إختبار/')).toMatch(/^[a-z0-9][a-z0-9-]+$/);
  });
});

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['7d', 604_800_000],
])('the interval %s', (text, ms) => expect(parseInterval(text)).toBe(ms));

test.each(['5', '1s', '8d', 'soon', '-5m'])('the interval %s is refused', (text) => {
  expect(() => parseInterval(text)).toThrow(/expected/);
});
