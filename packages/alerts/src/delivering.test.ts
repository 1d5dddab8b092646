import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acknowledge,
  deliveryTo,
  escalate,
  GIVE_UP_AFTER_MS,
  recordFailure,
  recordSuccess,
  retryParked,
  type Failure,
} from './delivering.ts';
import { draftAlert } from './draftAlert.ts';
import { articleOf, ruleOf } from './testing/index.ts';

const NOW = Date.parse('2026-03-01T09:00:00Z');
const alertOf = (rule: Parameters<typeof ruleOf>[0] = {}) => draftAlert(ruleOf(rule), articleOf(1), NOW);
const busy: Failure = { reason: 'the server answers 503', permanent: false, status: 503 };
const gone: Failure = { reason: 'the server answers 404', permanent: true, status: 404 };
const seconds = (from: number, moment: string | undefined): number =>
  (Date.parse(moment ?? '') - from) / 1000;

test('waits are doubled up to an hour, half of each by chance, and end after three days', () => {
  for (const random of [0, 0.5, 0.999]) {
    let alert = alertOf();
    let now = NOW;
    const waits: number[] = [];
    while (alert.state === 'waiting') {
      alert = recordFailure(alert, 'hook', busy, now, random);
      if (alert.nextAttemptAt === undefined) break;
      waits.push(seconds(now, alert.nextAttemptAt));
      now = Date.parse(alert.nextAttemptAt);
    }
    waits.forEach((wait, i) => {
      const ceiling = Math.min(3_600, 2 ** i);
      expect(wait).toBeGreaterThanOrEqual(ceiling / 2 - 0.001);
      expect(wait).toBeLessThanOrEqual(ceiling);
    });
    expect(alert).toMatchObject({ state: 'parked', parkedChannels: ['hook'] });
    expect(alert.deliveries[0]).toMatchObject({ reason: busy.reason, status: 503 });
    expect(now - NOW).toBeGreaterThan(GIVE_UP_AFTER_MS - 3_600_000);
    expect(now - NOW).toBeLessThanOrEqual(GIVE_UP_AFTER_MS);
  }
});

test('the other side is asked no sooner than it wants', () => {
  const alert = recordFailure(alertOf(), 'hook', { ...busy, afterMs: 90_000 }, NOW, 0);
  expect(seconds(NOW, alert.nextAttemptAt)).toBe(90);
});

test('a channel that is dead keeps no other waiting', () => {
  let alert = alertOf({ channels: ['hook', 'mail'] });
  alert = recordFailure(alert, 'hook', gone, NOW, 0);
  expect(alert).toMatchObject({ state: 'waiting', parkedChannels: ['hook'] });
  alert = recordSuccess(alert, 'mail', undefined, NOW);
  expect(alert.state).toBe('parked');
  expect(deliveryTo(alert, 'mail')).toMatchObject({ state: 'delivered', attempts: 1 });
  alert = recordSuccess(retryParked(alert, 'hook', NOW + 1), 'hook', 200, NOW + 2);
  expect(alert).toMatchObject({ state: 'delivered', parkedChannels: [] });
});

describe('a fallback', () => {
  const fallback = { channel: 'mail', afterMinutes: 15 };
  test('steps in at once where a channel refuses for good', () => {
    const alert = recordFailure(alertOf({ fallback }), 'hook', gone, NOW, 0);
    expect(deliveryTo(alert, 'mail')).toMatchObject({ role: 'fallback', state: 'waiting' });
  });

  test('steps in after its time, to the minute, and once', () => {
    let alert = alertOf({ fallback });
    let now = NOW;
    while (!deliveryTo(alert, 'mail')) {
      alert = recordFailure(alert, 'hook', busy, now, 0.9);
      now = Date.parse(deliveryTo(alert, 'hook')?.nextAttemptAt ?? '');
      expect(deliveryTo(alert, 'hook')?.attempts).toBeLessThan(20);
    }
    expect(deliveryTo(alert, 'mail')?.nextAttemptAt).toBe('2026-03-01T09:15:00.000Z');
    alert = recordFailure(alert, 'hook', busy, now, 0.9);
    expect(alert.deliveries).toHaveLength(2);
  });

  test('has none itself', () => {
    let alert = recordFailure(alertOf({ fallback }), 'hook', gone, NOW, 0);
    alert = recordFailure(alert, 'mail', gone, NOW, 0);
    expect(alert).toMatchObject({ state: 'parked', parkedChannels: ['hook', 'mail'] });
  });
});

describe('escalation', () => {
  const escalation = { channels: ['boss', 'hook'], afterMinutes: 30 };
  test('tells those who do not know yet, once', () => {
    const alert = escalate(alertOf({ escalation }), NOW + 1_800_000);
    expect(alert.deliveries.map(({ channelId, role }) => [channelId, role])).toEqual([
      ['hook', 'primary'],
      ['boss', 'escalation'],
    ]);
    expect(alert.escalateAt).toBeUndefined();
  });

  test('is off when somebody has acknowledged', () => {
    const alert = acknowledge(alertOf({ escalation }), 'ليلى', NOW + 1);
    expect(alert).toMatchObject({ acknowledgedBy: 'ليلى', acknowledgedAt: '2026-03-01T09:00:00.001Z' });
    expect(alert.escalateAt).toBeUndefined();
    expect(acknowledge(alert, 'سالم', NOW + 2)).toMatchObject({ acknowledgedBy: 'ليلى' });
  });

  test('is called off while it is on its way', () => {
    const alert = acknowledge(escalate(alertOf({ escalation }), NOW), 'ليلى', NOW + 1);
    expect(deliveryTo(alert, 'boss')?.state).toBe('cancelled');
    expect(deliveryTo(alert, 'hook')?.state).toBe('waiting');
  });
});

test('whatever happens, the summary of an alert is that of its deliveries, and a delivered one stays so', () => {
  const event = fc.record({
    channel: fc.constantFrom('hook', 'mail', 'boss', 'unknown'),
    what: fc.constantFrom('success', 'busy', 'gone', 'retry', 'acknowledge', 'escalate'),
    laterMs: fc.nat(7_200_000),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let now = NOW;
      let alert = alertOf({
        channels: ['hook'],
        fallback: { channel: 'mail' },
        escalation: { channels: ['boss'], afterMinutes: 5 },
      });
      for (const { channel, what, laterMs } of events) {
        now += laterMs;
        const before = alert;
        if (what === 'success') alert = recordSuccess(alert, channel, 200, now);
        if (what === 'busy') alert = recordFailure(alert, channel, busy, now, 0.5);
        if (what === 'gone') alert = recordFailure(alert, channel, gone, now, 0.5);
        if (what === 'retry') alert = retryParked(alert, undefined, now);
        if (what === 'acknowledge') alert = acknowledge(alert, 'x', now);
        if (what === 'escalate') alert = escalate(alert, now);
        const states = alert.deliveries.map(({ state }) => state);
        expect(alert.nextAttemptAt !== undefined).toBe(states.includes('waiting'));
        expect(alert.state === 'waiting').toBe(states.includes('waiting'));
        expect(new Set(alert.deliveries.map(({ channelId }) => channelId)).size).toBe(states.length);
        for (const { channelId, state } of before.deliveries)
          if (state === 'delivered') expect(deliveryTo(alert, channelId)?.state).toBe('delivered');
      }
    }),
    { numRuns: 500 },
  );
});
