import { expect, test } from 'vitest';
import { learnSilence, quietSince } from './silence.ts';

const HOUR = 3_600_000;
const now = new Date('2026-03-10T12:00:00.000Z');
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();

test.each([
  ['an outlet that writes all day, after a night', 9, 8, false],
  ['the same after a day', 23, 8, false],
  ['the same after two', 48, 8, true],
  ['a weekly, after a week', 7 * 24, 7 * 24, false],
  ['a weekly, after a month', 30 * 24, 7 * 24, true],
  ['one that never rests, after half a day', 12, 1, false],
  ['one that never rests, after a day and an hour', 25, 1, true],
])('%s', (_, silent, longest, isQuiet) =>
  expect(quietSince(ago(silent), longest * HOUR, now)).toBe(isQuiet ? ago(silent) : undefined),
);

test('of a feed without a history nothing is said', () => {
  expect(quietSince(undefined, HOUR, now)).toBeUndefined();
  expect(quietSince(ago(1000), undefined, now)).toBeUndefined();
});

test('a long silence is remembered, and fades', () => {
  let longest = learnSilence(undefined, 100 * HOUR);
  expect(longest).toBe(100 * HOUR);
  for (let i = 0; i < 200; i++) longest = learnSilence(longest, HOUR);
  expect(longest).toBeLessThan(3 * HOUR);
  expect(longest).toBeGreaterThanOrEqual(HOUR);
});
