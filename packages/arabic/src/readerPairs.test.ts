import { expect, test } from 'vitest';
import { laterPairs } from './testing/laterPairs.ts';
import { readerPairs } from './testing/readerPairs.ts';
import { wrongPairs } from './testing/wrongPairs.ts';

/** Categories are small, so that one hard pair is many in a hundred: what is allowed is allowed over all of them. */
const checked = [...readerPairs, ...laterPairs].map(({ name, ...words }) => {
  const { pairs, wrong } = wrongPairs(words);
  return { pairs, wrong: wrong.map((what) => `${name}: ${what}`) };
});

test('at least 98 in 100 of the pairs that a reader tries meet or stay apart', () => {
  const pairs = checked.reduce((sum, each) => sum + each.pairs, 0);
  const wrong = checked.flatMap((each) => each.wrong);
  expect(pairs).toBeGreaterThan(1_000);
  expect(wrong.length / pairs, wrong.join('\n')).toBeLessThanOrEqual(0.02);
});
