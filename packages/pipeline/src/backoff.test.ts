import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

const policy = { baseMs: 200, maxMs: 10_000, maxAttempts: 6 };

test.each([
  [1, 0, 100],
  [1, 1, 200],
  [2, 1, 400],
  [3, 0, 400],
  [20, 1, 10_000],
  [5000, 0, 5_000],
])('attempt %i with the draw %d waits %i ms', (attempt, random, ms) => {
  expect(backoffMs(attempt, policy, random)).toBe(ms);
});

test('a wait never passes the ceiling nor falls under half of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const ceiling = Math.min(policy.maxMs, policy.baseMs * 2 ** Math.min(attempt - 1, 30));
        const ms = backoffMs(attempt, policy, random);
        expect(ms).toBeGreaterThanOrEqual(Math.floor(ceiling / 2));
        expect(ms).toBeLessThanOrEqual(ceiling);
      },
    ),
  );
});
