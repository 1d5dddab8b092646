import { expect, test } from 'vitest';
import { muteUntilOf } from './muteUntil.ts';

const NOW = Date.parse('2026-10-29T05:00:00Z');
const rule = { schedule: { timeZone: 'Africa/Cairo', activeHours: [] } };
const DAY_MS = 86_400_000;

test.each([
  ['for a day', { for: DAY_MS }, '2026-10-30T05:00:00.000Z'],
  [
    'until a time of the zone, whose clock goes back',
    { for: DAY_MS, until: '2026-10-30 08:00' },
    '2026-10-30T06:00:00.000Z',
  ],
  ['no more', { for: DAY_MS, off: true }, undefined],
])('%s', (_, options, expected) => expect(muteUntilOf(rule, options, NOW)).toBe(expected));

test.each([
  ['tomorrow', /expected a day and a time/],
  ['2026-10-29 06:59', /that is over in Africa\/Cairo/],
])('until "%s" is refused', (until, message) =>
  expect(() => muteUntilOf(rule, { for: DAY_MS, until }, NOW)).toThrow(message),
);
