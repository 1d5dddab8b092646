import { describe, expect, test } from 'vitest';
import { cacheLifetimeMs, wishedMs } from './publisherWish.ts';

const now = new Date('2026-03-01T12:00:00Z');
const date = 'Sun, 01 Mar 2026 11:00:00 GMT'; // a server an hour behind us

describe('the lifetime of an answer', () => {
  test.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ 'cache-control': 'public' }, undefined],
    [{ 'cache-control': 'max-age=600' }, 600_000],
    [{ 'cache-control': 'public, MAX-AGE = "600"' }, 600_000],
    [{ 'cache-control': 's-maxage=600' }, undefined],
    [{ 'cache-control': 's-maxage=600, max-age=60' }, 60_000],
    [{ 'cache-control': 'max-age=600', age: '500' }, 100_000],
    [{ 'cache-control': 'max-age=600', age: '700' }, 0],
    [{ 'cache-control': 'max-age=600', age: 'soon' }, 600_000],
    [{ 'cache-control': 'no-cache, max-age=600' }, 0],
    [{ 'cache-control': 'private,no-store' }, 0],
    [{ 'cache-control': 'x-no-cache' }, undefined],
    [{ 'cache-control': 'max-age=60', expires: 'Sun, 01 Mar 2026 23:00:00 GMT' }, 60_000],
    [{ expires: 'Sun, 01 Mar 2026 11:10:00 GMT', date }, 600_000],
    [{ expires: 'Sun, 01 Mar 2026 12:10:00 GMT' }, 600_000],
    [{ expires: 'Sun, 01 Mar 2026 10:00:00 GMT', date }, 0],
    [{ expires: '0' }, 0],
    [{ expires: 'غدا' }, 0],
  ])('%j: %s', (headers, expected) => expect(cacheLifetimeMs(headers, now)).toBe(expected));
});

const HOUR = 3_600_000;
test.each([
  ['nothing', undefined, undefined, undefined, 0],
  ['ttl', { ttlMs: HOUR }, undefined, undefined, HOUR],
  ['the longer of ttl and cache', { ttlMs: HOUR }, 2 * HOUR, undefined, 2 * HOUR],
  ['a period that nobody can judge', { updatePeriodMs: HOUR }, undefined, undefined, HOUR],
  ['a period that is true', { updatePeriodMs: HOUR }, undefined, 2 * HOUR, HOUR],
  ['a period that is not', { updatePeriodMs: HOUR, ttlMs: 1 }, undefined, HOUR / 4, 1],
])('a publisher wishes: %s', (_, wishes, cacheMs, rhythmMs, expected) =>
  expect(wishedMs(wishes, cacheMs, rhythmMs)).toBe(expected),
);
