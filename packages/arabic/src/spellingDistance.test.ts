import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spellingDistance } from './spellingDistance.ts';

test.each([
  ['القزافي', 'القذافي', 0.5],
  ['نتانياهو', 'نتنياهو', 0.5],
  ['زيلينسسكي', 'زيلينسكي', 0.5],
  ['ماكورن', 'ماكرون', 0.7],
  ['ترامب', 'ترامب', 0],
  ['قلم', 'علم', 1],
])('%s is %s at the distance %d', (a, b, distance) => expect(spellingDistance(a, b)).toBeCloseTo(distance));

test('the distance is the same both ways, and nothing only between equal words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ابتقكهيوسص'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(spellingDistance(a, b)).toBeCloseTo(spellingDistance(b, a));
      expect(spellingDistance(a, b) === 0).toBe(a === b);
    }),
  );
});
