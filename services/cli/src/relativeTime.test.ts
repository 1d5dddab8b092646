import { expect, test } from 'vitest';
import { relativeTime, shortDuration } from './relativeTime.ts';

test.each([
  [0, '0s'],
  [40_000, '40s'],
  [300_000, '5m'],
  [359_999, '5m'],
  [500, '0s'],
  [7_800_000, '2h 10m'],
  [86_400_000 * 2 + 3_600_000 * 4 + 59_000, '2d 4h'],
])('%d ms are %s', (ms, text) => expect(shortDuration(ms)).toBe(text));

test.each([
  ['2026-01-01T11:55:00Z', '5m ago'],
  ['2026-01-01T14:10:00Z', 'in 2h 10m'],
  ['2026-01-01T12:00:00.400Z', 'now'],
  [undefined, undefined],
])('%s is %s', (moment, text) => expect(relativeTime(moment, new Date('2026-01-01T12:00:00Z'))).toBe(text));
