import fc from 'fast-check';
import { expect, test } from 'vitest';
import { learnRhythm, longestGapOf, rhythmOf } from './rhythm.ts';

test.each([
  ['nothing', [], undefined, undefined],
  ['too few', [0, 10, 20, 30], undefined, 10],
  ['even steps', [0, 10, 20, 30, 40], 10, 10],
  ['any order', [40, 0, 20, 10, 30], 10, 10],
  ['a night', [0, 10, 20, 500, 510, 520], 10, 480],
  ['all at once', [7, 7, 7, 7, 7], 1, undefined],
])('%s', (_, moments, rhythm, longest) => {
  expect(rhythmOf(moments)).toBe(rhythm);
  expect(longestGapOf(moments)).toBe(longest);
});

test('of an archive of years only the newest entries count', () => {
  const old = Array.from({ length: 5_000 }, (_, i) => i * 1_000_000);
  const recent = Array.from({ length: 40 }, (_, i) => 1e10 + i * 1_000);
  expect(rhythmOf([...old, ...recent])).toBe(1_000);
});

test('without dates the rhythm follows what comes', () => {
  expect(learnRhythm(undefined, 600, 3)).toBe(200);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (before, gap) => {
      let rhythm = before;
      for (let i = 0; i < 100; i++) rhythm = learnRhythm(rhythm, gap, 1);
      expect(Math.abs(rhythm - gap)).toBeLessThanOrEqual(2);
    }),
  );
});
