import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInterval, parseInterval } from './interval.ts';

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['5 min', 300_000],
  ['1h', 3_600_000],
  ['2 Hours', 7_200_000],
  ['7d', 604_800_000],
  ['1500ms', 1_500],
  ['٥ دقائق', 300_000],
  ['10 د', 600_000],
])('%s', (text, ms) => expect(parseInterval(text)).toBe(ms));

test.each(['5', '', 'soon', '-5m', '5 parsecs', '1h30m', '99999999999999s'])('"%s" is no time', (text) =>
  expect(parseInterval(text)).toBeUndefined(),
);

test.each([
  [300_000, '5m'],
  [90_000, '90s'],
  [86_400_000, '1d'],
  [5_001, '5001ms'],
])('%d ms is %s', (ms, text) => expect(formatInterval(ms)).toBe(text));

test('what is written reads back', () => {
  fc.assert(
    fc.property(fc.nat(604_800_000), (ms) => {
      expect(parseInterval(formatInterval(ms))).toBe(ms);
    }),
  );
});
