import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterSkips } from './skipTimes.ts';

test.each([
  ['nothing skipped', '2026-03-01T12:34:56.000Z', {}, '2026-03-01T12:34:56.000Z'],
  ['another hour', '2026-03-01T12:34:56.000Z', { skipHours: [11, 13] }, '2026-03-01T12:34:56.000Z'],
  ['this hour', '2026-03-01T12:34:56.000Z', { skipHours: [12] }, '2026-03-01T13:00:00.000Z'],
  ['the night', '2026-03-01T23:30:00.000Z', { skipHours: [22, 23, 0, 1] }, '2026-03-02T02:00:00.000Z'],
  ['Sunday', '2026-03-01T12:00:00.000Z', { skipDays: [0] }, '2026-03-02T00:00:00.000Z'],
  ['Friday and Saturday', '2026-03-06T00:00:00.000Z', { skipDays: [5, 6] }, '2026-03-08T00:00:00.000Z'],
  [
    'Sunday, and then the night',
    '2026-03-01T12:00:00.000Z',
    { skipDays: [0], skipHours: [0, 1] },
    '2026-03-02T02:00:00.000Z',
  ],
  [
    'all but one hour of a week',
    '2026-03-01T00:30:00.000Z',
    { skipDays: [0, 1, 2, 3, 4, 5], skipHours: Array.from({ length: 23 }, (_, i) => i) },
    '2026-03-07T23:00:00.000Z',
  ],
])('%s', (_, at, wishes, expected) => expect(afterSkips(new Date(at), wishes).toISOString()).toBe(expected));

test('who skips everything skips nothing', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (at) => {
      expect(afterSkips(at, { skipDays: [0, 1, 2, 3, 4, 5, 6] })).toEqual(at);
    }),
  );
});
