import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areNear, areNearInOrder, type Occurrences } from './occurrences.ts';

const occurrences: fc.Arbitrary<Occurrences> = fc.record({
  starts: fc.uniqueArray(fc.nat(25), { maxLength: 5 }).map((starts) => starts.sort((a, b) => a - b)),
  length: fc.integer({ min: 1, max: 3 }),
});
const operands = fc.array(occurrences, { minLength: 2, maxLength: 4 });

/** Tries every choice of one place an operand. */
function tryAll(all: readonly Occurrences[], distance: number, ordered: boolean): boolean {
  const most = distance + all.reduce((sum, { length }) => sum + length, 0);
  const choose = (i: number, chosen: readonly { start: number; end: number }[]): boolean => {
    const operand = all[i];
    if (!operand)
      return (
        Math.max(...chosen.map(({ end }) => end)) - Math.min(...chosen.map(({ start }) => start)) <= most
      );
    return operand.starts.some(
      (start) =>
        (!ordered || start >= (chosen.at(-1)?.end ?? 0)) &&
        choose(i + 1, [...chosen, { start, end: start + operand.length }]),
    );
  };
  return choose(0, []);
}

test.each([
  ['in any order', areNear, false],
  ['in order', areNearInOrder, true],
])('%s, the search finds what trying everything finds', (_, search, ordered) => {
  fc.assert(
    fc.property(operands, fc.nat(10), (all, distance) => {
      expect(search(all, distance)).toBe(tryAll(all, distance, ordered));
    }),
    { numRuns: 3_000 },
  );
});
