import type { FeedSchedule } from '@rasid/search';
import { describe, expect, test } from 'vitest';
import { firstPlacings } from './firstPlacings.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const feed = (id: string, nextMs?: number, intervalMs = 300_000): FeedSchedule => ({
  id,
  url: `https://${id}.example/rss`,
  state: 'active',
  intervalMs,
  ...(nextMs !== undefined && { nextPollAt: new Date(now.getTime() + nextMs).toISOString() }),
});

test('a feed that is due later is due then, wherever it is scheduled already', () => {
  expect(firstPlacings([feed('a', 1234)], now)).toEqual([{ feedId: 'a', afterMs: 1234, mode: 'keep' }]);
});

test('a new feed among old ones is due at once', () => {
  const feeds = [feed('new'), ...Array.from({ length: 1000 }, (_, i) => feed(`old-${i}`, i - 500))];
  const [first] = firstPlacings(feeds, now);
  expect(first?.mode).toBe('sooner');
  expect(first?.afterMs).toBeLessThan(20);
});

describe('ten thousand feeds at once', () => {
  test.each([
    ['new', undefined],
    ['overdue', -3_600_000],
  ])('%s: no second has more than twice its share, and all are due within five minutes', (_, nextMs) => {
    const feeds = Array.from({ length: 10_000 }, (_, i) => feed(`feed-${i}`, nextMs));
    const seconds = new Map<number, number>();
    for (const { afterMs } of firstPlacings(feeds, now)) {
      const second = Math.floor(afterMs / 1000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
      expect(afterMs).toBeLessThan(300_000);
    }
    expect(Math.max(...seconds.values())).toBeLessThan(100);
  });

  test('none waits longer than its own interval', () => {
    const feeds = Array.from({ length: 10_000 }, (_, i) => feed(`feed-${i}`, -1, 5_000));
    for (const { afterMs } of firstPlacings(feeds, now)) expect(afterMs).toBeLessThan(5_000);
  });
});
