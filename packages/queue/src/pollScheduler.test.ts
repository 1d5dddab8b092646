import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetOf } from './pollScheduler.ts';

test('a feed has one place within its interval, and it is never 0', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 5_000, max: 604_800_000 }), (id, interval) => {
      const offset = offsetOf(id, interval);
      expect(offset).toBe(offsetOf(id, interval));
      expect(offset).toBeGreaterThan(0);
      expect(offset).toBeLessThan(interval);
    }),
  );
});

test('ten thousand feeds of one interval spread over it: no second has more than three times its share', () => {
  const perSecond = new Map<number, number>();
  for (let i = 0; i < 10_000; i++) {
    const second = Math.floor(offsetOf(`feed-${i}`, 300_000) / 1000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...perSecond.values())).toBeLessThan(3 * (10_000 / 300));
});
