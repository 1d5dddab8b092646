import { expect, test } from 'vitest';
import { createLatest } from './latest.ts';

test('the values set last are there, and no more than asked for', () => {
  const latest = createLatest<number>(2);
  for (const [i, key] of ['a', 'b', 'a', 'c'].entries()) latest.set(key, i);
  expect(['a', 'b', 'c'].map((key) => latest.get(key))).toEqual([2, undefined, 3]);
});
