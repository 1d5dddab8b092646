import type { FeedHealth } from '@rasid/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextPollAt, type PollResult } from './nextPoll.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const startedAt = new Date('2026-03-01T12:00:00.000Z');
const now = new Date(startedAt.getTime() + 500);
const feed = { id: 'sabah', intervalMs: 5 * MINUTE };
const well: FeedHealth = { consecutiveFailures: 0, attempts: [] };
const minutesUntil = (changes: Partial<PollResult> = {}, limits: object = {}) =>
  (nextPollAt({ ...feed, ...limits }, { startedAt, now, health: well, ...changes }).getTime() -
    startedAt.getTime()) /
  MINUTE;

describe('a feed that is well is polled', () => {
  test.each<[string, Partial<PollResult>, object, number]>([
    ['after its interval', {}, {}, 5],
    ['not before its answer is stale', { cacheMs: 12 * MINUTE }, {}, 12],
    ['not before its ttl', { health: { ...well, wishes: { ttlMs: 30 * MINUTE } } }, {}, 30],
    ['after an hour, if the publisher wishes a year', { cacheMs: 365 * 24 * HOUR }, {}, 60],
    ['within the maximum of the operator', { cacheMs: 24 * HOUR }, { maxIntervalMs: 10 * MINUTE }, 10],
    ['after the interval, where that is longer than the wish', { cacheMs: MINUTE }, {}, 5],
  ])('%s', (_, result, limits, expected) => {
    expect(minutesUntil(result, limits)).toBeGreaterThanOrEqual(expected);
    expect(minutesUntil(result, limits)).toBeLessThan(expected * 1.06);
  });

  test('after the hours that it skips, spread a little', () => {
    const skipHours = [12, 13, 14];
    const at = nextPollAt(feed, { startedAt, now, health: { ...well, wishes: { skipHours } } });
    expect(at.toISOString()).toMatch(/^2026-03-01T15:0[0-4]/);
  });
});

describe('a feed that failed is polled', () => {
  const failed = (consecutiveFailures: number) => ({ ...well, consecutiveFailures });
  test.each<[string, Partial<PollResult>, number, number]>([
    ['after its interval', { health: failed(1), trouble: 'timeout' }, 5, 6.25],
    ['later and later', { health: failed(3), trouble: 'timeout' }, 20, 25],
    [
      'when its publisher asks',
      { health: failed(1), trouble: 'rate_limited', retryAfterMs: 2 * HOUR },
      120,
      125.1,
    ],
    ['not before its own turn', { health: failed(1), trouble: 'rate_limited', retryAfterMs: 1000 }, 5, 6.25],
  ])('%s', (_, result, least, most) => {
    expect(minutesUntil(result)).toBeGreaterThanOrEqual(least);
    expect(minutesUntil(result)).toBeLessThanOrEqual(most);
  });
});

test('feeds that start together part', () => {
  const moments = Array.from({ length: 1000 }, (_, i) =>
    nextPollAt({ ...feed, id: `feed-${i}` }, { startedAt, now, health: well }).getTime(),
  );
  const seconds = new Set(moments.map((at) => Math.floor(at / 1000)));
  expect(seconds.size).toBeGreaterThanOrEqual(14); // five per cent of five minutes
});

test('whatever comes together, a poll is never sooner than the interval, nor than the publisher asks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5_000, max: 24 * HOUR }),
      fc.option(fc.integer({ min: 0, max: 24 * HOUR }), { nil: undefined }),
      fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: undefined }),
      fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 24 }),
      (intervalMs, retryAfterMs, cacheMs, skipHours) => {
        const health = { ...well, wishes: { skipHours } };
        const at = nextPollAt({ id: 'a', intervalMs }, { startedAt, now, health, retryAfterMs, cacheMs });
        expect(at.getTime()).toBeGreaterThanOrEqual(startedAt.getTime() + intervalMs);
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime() + (retryAfterMs ?? 0));
      },
    ),
  );
});
