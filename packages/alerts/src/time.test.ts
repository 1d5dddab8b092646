import type { ActiveHours, Grouping } from '@rasid/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextActiveAt } from './activeHours.ts';
import { epochOf, localTimeOf } from './localTime.ts';
import { nextDigestAt } from './nextDigestAt.ts';

const iso = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 16);
const ZONES = [
  'UTC',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Europe/Berlin',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/New_York',
];

describe('the clock of a zone', () => {
  test.each([
    // Egypt goes forward on the last Friday of April and back on the last Thursday of October, at midnight
    ['2026-04-23T21:59Z', 'Africa/Cairo', '2026-04-23 23:59'],
    ['2026-04-23T22:00Z', 'Africa/Cairo', '2026-04-24 01:00'],
    ['2026-10-29T20:59Z', 'Africa/Cairo', '2026-10-29 23:59'],
    ['2026-10-29T21:00Z', 'Africa/Cairo', '2026-10-29 23:00'],
    ['2026-07-01T00:00Z', 'Asia/Kathmandu', '2026-07-01 05:45'],
  ])('%s in %s is %s', (moment, zone, wall) => {
    const { year, month, day, hour, minute } = localTimeOf(Date.parse(moment), zone);
    const two = (n: number) => String(n).padStart(2, '0');
    expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`).toBe(wall);
  });

  test.each([
    ['a time that is left out is an hour later', [2026, 4, 24, 0, 30], 'Africa/Cairo', '2026-04-23T22:30'],
    ['a time that comes twice is the first one', [2026, 10, 29, 23, 30], 'Africa/Cairo', '2026-10-29T20:30'],
    ['half an hour is left out', [2026, 10, 4, 2, 15], 'Australia/Lord_Howe', '2026-10-03T15:45'],
  ] as const)('%s', (_, [year, month, day, hour, minute], zone, expected) => {
    expect(iso(epochOf({ year, month, day, hour, minute }, zone))).toBe(expected);
  });

  test('leads back to the moment, or to the first of two that it shows alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(...ZONES), (seconds, zone) => {
        const moment = Math.floor((seconds * 1000) / 60_000) * 60_000;
        const back = epochOf(localTimeOf(moment, zone), zone);
        expect(moment - back).toBeGreaterThanOrEqual(0);
        expect(moment - back).toBeLessThanOrEqual(3 * 3_600_000);
        expect(localTimeOf(back, zone)).toEqual(localTimeOf(moment, zone));
      }),
      { numRuns: 500 },
    );
  });
});

const hours = (days: number[], from: string, to: string): ActiveHours => ({ days, from, to });
const WORKDAYS = [7, 1, 2, 3, 4];

describe('active hours', () => {
  const office = { timeZone: 'Africa/Cairo', activeHours: [hours(WORKDAYS, '08:00', '16:00')] };
  const night = { timeZone: 'Africa/Cairo', activeHours: [hours([4], '22:00', '02:00')] };
  test.each([
    ['within', office, '2026-03-01T08:00Z', '2026-03-01T08:00'],
    ['before', office, '2026-03-01T05:59Z', '2026-03-01T06:00'],
    ['at the end, which is outside', office, '2026-03-01T14:00Z', '2026-03-02T06:00'],
    ['over a weekend', office, '2026-03-05T14:30Z', '2026-03-08T06:00'],
    ['over the weekend when clocks go forward', office, '2026-04-23T14:30Z', '2026-04-26T05:00'],
    ['over the weekend when clocks go back', office, '2026-10-29T14:30Z', '2026-11-01T06:00'],
    ['after midnight, in the window of the day before', night, '2026-03-05T23:30Z', '2026-03-05T23:30'],
    ['after its end, a week later', night, '2026-03-06T00:00Z', '2026-03-12T20:00'],
    ['in a night of which an hour is left out', night, '2026-04-23T22:59Z', '2026-04-23T22:59'],
    ['in a night of which an hour is left out, at its end', night, '2026-04-23T23:00Z', '2026-04-30T19:00'],
    [
      'a day to its end',
      { timeZone: 'UTC', activeHours: [hours([1], '00:00', '24:00')] },
      '2026-03-02T23:59Z',
      '2026-03-02T23:59',
    ],
    [
      'a window around the clock',
      { timeZone: 'UTC', activeHours: [hours([1], '09:00', '09:00')] },
      '2026-03-03T08:59Z',
      '2026-03-03T08:59',
    ],
    ['none, which is always', { timeZone: 'UTC', activeHours: [] }, '2026-03-02T23:59Z', '2026-03-02T23:59'],
  ])('%s', (_, schedule, now, expected) => {
    expect(iso(nextActiveAt(schedule, Date.parse(now)))).toBe(expected);
  });

  test('a window that the clock leaps over is none', () => {
    const leapt = { timeZone: 'Africa/Cairo', activeHours: [hours([5], '00:00', '01:00')] };
    expect(iso(nextActiveAt(leapt, Date.parse('2026-04-23T20:00Z')))).toBe('2026-04-30T21:00');
  });

  test('what it gives is active, and nothing between now and then is', () => {
    const time = fc
      .tuple(fc.nat(23), fc.constantFrom('00', '30'))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${m}`);
    const window = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: time,
      to: time,
    });
    fc.assert(
      fc.property(
        fc.record({
          timeZone: fc.constantFrom(...ZONES),
          activeHours: fc.array(window, { minLength: 1, maxLength: 3 }),
        }),
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        (schedule, seconds) => {
          const now = seconds * 1000;
          const next = nextActiveAt(schedule, now);
          expect(nextActiveAt(schedule, next)).toBe(next);
          for (let share = 0; share < 1; share += 0.2) {
            const between = now + (next - now) * share;
            if (between < next) expect(nextActiveAt(schedule, between)).toBeGreaterThan(between);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

type Digest = Extract<Grouping, { by: 'digest' }>;
const digest = (every: Digest['every'], hour: number, minute = 0, weekday = 7): Digest => ({
  by: 'digest',
  every,
  hour,
  minute,
  weekday,
});

describe('a digest', () => {
  test.each([
    ['of today', digest('day', 8), 'Africa/Cairo', '2026-03-01T05:00Z', '2026-03-01T06:00'],
    [
      'of tomorrow, at the very moment',
      digest('day', 8),
      'Africa/Cairo',
      '2026-03-01T06:00Z',
      '2026-03-02T06:00',
    ],
    [
      'across the change to summer time',
      digest('day', 8),
      'Africa/Cairo',
      '2026-04-23T06:00Z',
      '2026-04-24T05:00',
    ],
    ['across the change back', digest('day', 8), 'Africa/Cairo', '2026-10-29T05:00Z', '2026-10-30T06:00'],
    [
      'at a time that is left out',
      digest('day', 0, 30),
      'Africa/Cairo',
      '2026-04-23T10:00Z',
      '2026-04-23T22:30',
    ],
    [
      'at a time that comes twice: the first',
      digest('day', 23, 30),
      'Africa/Cairo',
      '2026-10-29T20:00Z',
      '2026-10-29T20:30',
    ],
    [
      'at a time that comes twice: not again',
      digest('day', 23, 30),
      'Africa/Cairo',
      '2026-10-29T20:30Z',
      '2026-10-30T21:30',
    ],
    ['of the week', digest('week', 9, 0, 7), 'Asia/Riyadh', '2026-03-02T00:00Z', '2026-03-08T06:00'],
    [
      'of the week, on its day',
      digest('week', 9, 0, 7),
      'Asia/Riyadh',
      '2026-03-08T05:00Z',
      '2026-03-08T06:00',
    ],
    ['of the hour', digest('hour', 0, 15), 'Asia/Kathmandu', '2026-03-01T00:10Z', '2026-03-01T00:30'],
    [
      'of the hour, in the hour that comes twice',
      digest('hour', 0, 0),
      'Africa/Cairo',
      '2026-10-29T20:00Z',
      '2026-10-29T21:00',
    ],
  ])('%s', (_, each, zone, after, expected) => {
    expect(iso(nextDigestAt(each, zone, Date.parse(after)))).toBe(expected);
  });

  test('comes once a day, day after day, for years, in every zone', () => {
    for (const zone of ZONES)
      for (const hour of [0, 2, 8, 23]) {
        let at = Date.parse('2024-01-01T12:00Z');
        const days = new Set<string>();
        for (let i = 0; i < 800; i++) {
          at = nextDigestAt(digest('day', hour, 30), zone, at);
          const { year, month, day } = localTimeOf(at, zone);
          days.add(`${year}-${month}-${day}`);
        }
        expect(days.size).toBe(800);
      }
  });
});
