import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

/** Doubles numbers; 13 fails alone, 99 fails with all that come along. */
function scene(most: number) {
  const batches: number[][] = [];
  const double = coalesce<number, number>(most, async (items) => {
    batches.push([...items]);
    await Promise.resolve();
    if (items.includes(99)) throw new Error('all fail');
    return items.map((n) => (n === 13 ? new Error('one fails') : n * 2));
  });
  return { batches, double };
}

test('what comes together goes together, in its order and not too many at once', async () => {
  const { batches, double } = scene(3);
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
  expect(batches).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
  expect(await double(6)).toBe(12);
});

test('an item that fails alone takes no other along, a request that fails takes its own', async () => {
  const { double } = scene(2);
  const settled = await Promise.allSettled([1, 13, 99, 2, 3].map(double));
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
});
