import type { FeedHealth } from '@rasid/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adaptiveIntervalMs, longestIntervalMs } from './adaptiveInterval.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date('2026-03-01T12:00:00.000Z');
const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
const health = (changes: Partial<FeedHealth> = {}): FeedHealth => ({
  consecutiveFailures: 0,
  attempts: [],
  ...changes,
});
const limits = { intervalMs: 5 * MINUTE, maxIntervalMs: 2 * HOUR };

describe('the interval of a feed', () => {
  test.each<[string, Partial<FeedHealth>, number]>([
    ['of which nothing is known is the least', {}, 5 * MINUTE],
    ['that writes every four minutes is the least', { rhythmMs: 4 * MINUTE }, 5 * MINUTE],
    ['that writes every hour is half an hour', { rhythmMs: HOUR }, 30 * MINUTE],
    ['that writes every week is the longest', { rhythmMs: 168 * HOUR }, 2 * HOUR],
    ['that says that it writes daily is the longest', { wishes: { updatePeriodMs: 24 * HOUR } }, 2 * HOUR],
    [
      'that says daily and writes hourly follows what it does',
      { rhythmMs: HOUR, wishes: { updatePeriodMs: 24 * HOUR } },
      30 * MINUTE,
    ],
    [
      'that wrote a burst ten hours ago is a tenth of that',
      { rhythmMs: 1, lastFreshAt: ago(10 * HOUR) },
      HOUR,
    ],
    ['that wrote just now is the least', { rhythmMs: 1, lastFreshAt: ago(MINUTE) }, 5 * MINUTE],
  ])('%s', (_, known, expected) => {
    expect(adaptiveIntervalMs(limits, health(known), now)).toBe(expected);
    expect(adaptiveIntervalMs({ intervalMs: 5 * MINUTE }, health(known), now)).toBe(5 * MINUTE);
  });

  test.each<[string, 'subscribed' | 'requested', number, number]>([
    ['with a hub is longer', 'subscribed', -HOUR, 20 * MINUTE],
    ['with a hub that has not agreed is not', 'requested', -HOUR, 5 * MINUTE],
    ['with a lease that ran out is not', 'subscribed', MINUTE, 5 * MINUTE],
  ])('%s', (_, state, leaseAgo, expected) => {
    const hub = {
      url: 'https://hub.example/',
      topic: 'https://a.example/rss',
      state,
      leaseUntil: ago(leaseAgo),
    };
    expect(adaptiveIntervalMs({ intervalMs: 5 * MINUTE }, health({ hub }), now)).toBe(expected);
  });

  const ms = (max: number) => fc.integer({ min: 1, max });
  test('stays within its limits whatever the feed does, and grows with rhythm and silence', () => {
    fc.assert(
      fc.property(ms(7 * 24 * HOUR), ms(7 * 24 * HOUR), ms(1e9), ms(1e10), (a, b, rhythmMs, silence) => {
        const feed = { intervalMs: Math.min(a, b), maxIntervalMs: Math.max(a, b) };
        const at = (rhythm: number, quiet: number) =>
          adaptiveIntervalMs(feed, health({ rhythmMs: rhythm, lastFreshAt: ago(quiet) }), now);
        const interval = at(rhythmMs, silence);
        expect(interval).toBeGreaterThanOrEqual(feed.intervalMs);
        expect(interval).toBeLessThanOrEqual(feed.maxIntervalMs);
        expect(interval).toBeLessThanOrEqual(longestIntervalMs(feed));
        expect(at(rhythmMs * 2, silence)).toBeGreaterThanOrEqual(interval);
        expect(at(rhythmMs, silence * 2)).toBeGreaterThanOrEqual(interval);
      }),
    );
  });
});
