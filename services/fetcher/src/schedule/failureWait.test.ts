import { feedTroubles } from '@rasid/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureWaitMs } from './failureWait.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  ['the first time-out', 5 * MINUTE, 1, 'timeout', 5 * MINUTE],
  ['the second', 5 * MINUTE, 2, 'timeout', 10 * MINUTE],
  ['the hundredth', 5 * MINUTE, 100, 'timeout', HOUR],
  ['the first time-out of a daily feed', 24 * HOUR, 1, 'timeout', 10 * MINUTE],
  ['its hundredth', 24 * HOUR, 100, 'timeout', 24 * HOUR],
  ['the first 404', 5 * MINUTE, 1, 'not_found', 5 * MINUTE],
  ['the fourth', 5 * MINUTE, 4, 'not_found', 40 * MINUTE],
  ['the hundredth 404', 5 * MINUTE, 100, 'not_found', 6 * HOUR],
  ['a 404 of a daily feed', 24 * HOUR, 100, 'not_found', 24 * HOUR],
] as const)('%s', (_, interval, failures, trouble, wait) =>
  expect(failureWaitMs(interval, failures, trouble)).toBe(wait),
);

test('a feed is never given up, and never asked more often because it fails longer', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5_000, max: 7 * 24 * HOUR }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.constantFrom(...feedTroubles),
      (interval, failures, trouble) => {
        const wait = failureWaitMs(interval, failures, trouble);
        expect(wait).toBeLessThanOrEqual(Math.max(interval, 6 * HOUR));
        expect(failureWaitMs(interval, failures + 1, trouble)).toBeGreaterThanOrEqual(wait);
      },
    ),
  );
});
