import type { Grouping } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import { nextActiveAt } from './activeHours.ts';
import { escalate } from './delivering.ts';
import { draftAlert } from './draftAlert.ts';
import { readLocalMoment, showLocalMoment } from './localMoment.ts';
import { nextDigestAt } from './nextDigestAt.ts';
import { articleOf, ruleOf } from './testing/index.ts';

const HOUR_MS = 3_600_000;
const at = (moment: string): number => Date.parse(moment);
const iso = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 16);
const digest = (every: 'hour' | 'day'): Extract<Grouping, { by: 'digest' }> => ({
  by: 'digest',
  every,
  hour: 8,
  minute: 0,
  weekday: 7,
});

/** When clocks change, and eight in the morning of the zone before and after. */
const changes = [
  [
    'Africa/Cairo',
    'forward',
    '2026-04-23T22:00Z',
    '2026-04-23T06:00Z',
    '2026-04-24 08:00',
    '2026-04-24T05:00Z',
  ],
  ['Africa/Cairo', 'back', '2026-10-29T21:00Z', '2026-10-29T05:00Z', '2026-10-30 08:00', '2026-10-30T06:00Z'],
  [
    'Asia/Beirut',
    'forward',
    '2026-03-28T22:00Z',
    '2026-03-28T06:00Z',
    '2026-03-29 08:00',
    '2026-03-29T05:00Z',
  ],
  ['Asia/Beirut', 'back', '2026-10-24T21:00Z', '2026-10-24T05:00Z', '2026-10-25 08:00', '2026-10-25T06:00Z'],
  [
    'Europe/Paris',
    'forward',
    '2026-03-29T01:00Z',
    '2026-03-28T07:00Z',
    '2026-03-29 08:00',
    '2026-03-29T06:00Z',
  ],
  ['Europe/Paris', 'back', '2026-10-25T01:00Z', '2026-10-24T06:00Z', '2026-10-25 08:00', '2026-10-25T07:00Z'],
] as const;

describe.each(changes)('when clocks in %s go %s, at %s', (timeZone, way, change, before, wall, after) => {
  const [changeMs, beforeMs, afterMs] = [at(change), at(before), at(after)];
  const hours = way === 'forward' ? 23 : 25;

  test('the clock shows it', () => {
    expect(showLocalMoment(beforeMs, timeZone)).toMatch(/ 08:00$/);
    expect(showLocalMoment(afterMs, timeZone)).toBe(wall);
    expect(readLocalMoment(wall, timeZone)).toBe(afterMs);
    expect(afterMs - beforeMs).toBe(hours * HOUR_MS);
  });

  test('a digest of the day comes at eight before and at eight after, and no other in between', () => {
    expect(iso(nextDigestAt(digest('day'), timeZone, beforeMs - 1))).toBe(iso(beforeMs));
    expect(iso(nextDigestAt(digest('day'), timeZone, beforeMs))).toBe(iso(afterMs));
    for (const close of [changeMs - 1, changeMs, changeMs + HOUR_MS])
      expect(iso(nextDigestAt(digest('day'), timeZone, close))).toBe(iso(afterMs));
  });

  test('a digest of the hour comes every hour that passes', () => {
    const moments = [beforeMs];
    for (let last = beforeMs; last < afterMs; moments.push(last))
      last = nextDigestAt(digest('hour'), timeZone, last);
    expect(moments).toEqual(Array.from({ length: hours + 1 }, (_, n) => beforeMs + n * HOUR_MS));
  });

  test('active hours of the day begin by the clock, those of the night last as long as the night', () => {
    const days = [1, 2, 3, 4, 5, 6, 7];
    const office = { timeZone, activeHours: [{ days, from: '08:00', to: '16:00' }] };
    expect(nextActiveAt(office, beforeMs + HOUR_MS)).toBe(beforeMs + HOUR_MS);
    for (const closed of [beforeMs + 8 * HOUR_MS, changeMs - 1, changeMs, afterMs - 1])
      expect(iso(nextActiveAt(office, closed))).toBe(iso(afterMs));
    const night = { timeZone, activeHours: [{ days, from: '22:00', to: '06:00' }] };
    const [dusk, dawn] = [beforeMs + 14 * HOUR_MS, afterMs - 2 * HOUR_MS];
    expect(iso(nextActiveAt(night, beforeMs))).toBe(iso(dusk));
    for (let moment = dusk; moment < dawn; moment += HOUR_MS / 2)
      expect(nextActiveAt(night, moment)).toBe(moment);
    expect(iso(nextActiveAt(night, dawn))).toBe(iso(afterMs + 14 * HOUR_MS));
  });

  test('a mute until eight ends at eight', () => {
    const muteUntil = new Date(readLocalMoment(wall, timeZone) ?? 0).toISOString();
    const rule = ruleOf({ schedule: { timeZone, muteUntil } });
    const stateAt = (nowMs: number) => draftAlert(rule, articleOf(1), nowMs).state;
    expect([beforeMs, changeMs - 1, changeMs, afterMs - 1].map(stateAt)).toEqual(
      Array<string>(4).fill('muted'),
    );
    expect(stateAt(afterMs)).toBe('waiting');
  });

  test('escalation comes so long after the alert as it was asked for, by no clock on a wall', () => {
    const escalation = { channels: ['boss'], afterMinutes: 60 };
    const alert = draftAlert(
      ruleOf({ schedule: { timeZone }, escalation }),
      articleOf(1),
      changeMs - HOUR_MS / 2,
    );
    expect(alert.escalateAt).toBe(new Date(changeMs + HOUR_MS / 2).toISOString());
    expect(escalate(alert, changeMs + HOUR_MS / 2).deliveries.map(({ role }) => role)).toEqual([
      'primary',
      'escalation',
    ]);
    const activeHours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '16:00' }];
    const waits = draftAlert(
      ruleOf({ schedule: { timeZone, activeHours }, escalation }),
      articleOf(1),
      changeMs,
    );
    expect(waits).toMatchObject({
      dueAt: new Date(afterMs).toISOString(),
      escalateAt: new Date(afterMs + HOUR_MS).toISOString(),
    });
  });
});

test.each(['', '2026-02-30 08:00', '2026-13-01 08:00', '2026-10-30 24:00', '2026-10-30', '30.10.2026 08:00'])(
  '"%s" is no moment',
  (text) => expect(readLocalMoment(text, 'UTC')).toBeUndefined(),
);
