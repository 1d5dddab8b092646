import { draftAlert } from '@rasid/alerts';
import { articleOf, ruleOf } from '@rasid/alerts/testing';
import type { Alert, AlertRule } from '@rasid/contracts';
import { createAlertStore, createSearchClient, ensureAlertIndices, type AlertStore } from '@rasid/search';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectDue, GRACE_MS } from '../../services/alerter/src/collect.ts';
import { sweepEscalations, sweepLate } from '../../services/alerter/src/sweep.ts';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
let store: AlertStore;
let count = 0;

beforeAll(async () => {
  await ensureAlertIndices(client, world.namespace);
  store = createAlertStore(client, world.namespace);
});
afterAll(async () => {
  await client.close();
  await world.close();
});

/** A rule, its clock and its queue. */
function scene(given: Parameters<typeof ruleOf>[0]) {
  const rule: AlertRule = ruleOf({ id: `rule-${++count}`, ...given });
  const queued: Alert[] = [];
  let nowMs = 0;
  const parts = {
    store,
    rule: (id: string) => (id === rule.id ? rule : undefined),
    queue: (alerts: readonly Alert[]) => {
      queued.push(...alerts.filter(({ ruleId }) => ruleId === rule.id));
      return Promise.resolve();
    },
    record: () => Promise.resolve(),
    lateMs: 5_000,
    now: () => nowMs,
  };
  return {
    rule,
    queued,
    at: (moment: string) => (nowMs = Date.parse(moment)),
    match: async (n: number): Promise<Alert> => {
      const enrichedAt = new Date(nowMs).toISOString();
      const alert = draftAlert(rule, articleOf(count * 1_000 + n, { enrichedAt }), nowMs);
      expect(await store.create(alert)).toBe(true);
      return alert;
    },
    /** When what was written before is to be found, as it is soon. */
    collect: async () => {
      await store.refresh();
      await collectDue({ ...parts, now: () => nowMs + GRACE_MS });
    },
    sweep: async () => {
      await store.refresh();
      await sweepLate(parts);
      await sweepEscalations(parts);
    },
    digests: async () => {
      await store.refresh();
      return (await store.history({ ruleId: rule.id, kind: 'digest' }, 100)).reverse();
    },
  };
}
const numbers = ({ articles }: Alert): number[] =>
  articles.map(({ url }) => Number(url.split('/').at(-1)) % 1_000);

describe('a daily digest at eight in Cairo, across the change to summer time', () => {
  const cairo = { timeZone: 'Africa/Cairo', activeHours: [] };
  test('comes once a day by the clock there, with all that came since the last one', async () => {
    const s = scene({ grouping: { by: 'digest', every: 'day', hour: 8 }, schedule: cairo });
    s.at('2026-04-22T10:00:00Z');
    await s.match(1);
    s.at('2026-04-23T05:59:59Z'); // 07:59:59, winter time
    await s.match(2);
    await s.collect();
    expect(await s.digests()).toEqual([]);
    s.at('2026-04-23T06:00:00Z');
    await s.match(3); // in the very moment, and so for the next
    await s.collect();
    await s.collect();
    expect((await s.digests()).map(numbers)).toEqual([[1, 2]]);
    s.at('2026-04-24T04:59:59Z'); // 07:59:59, summer time
    await s.collect();
    expect(await s.digests()).toHaveLength(1);
    s.at('2026-04-24T05:00:00Z');
    await s.collect();
    expect((await s.digests()).map(numbers)).toEqual([[1, 2], [3]]);
    expect(new Set(s.queued.map(({ id }) => id)).size).toBe(2);
  });

  test('what was made before and became known after it comes with the next', async () => {
    const s = scene({ grouping: { by: 'digest', every: 'hour', minute: 0 } });
    s.at('2026-03-01T09:30:00Z');
    await s.match(1);
    s.at('2026-03-01T10:00:00Z');
    await s.collect();
    s.at('2026-03-01T09:59:59Z');
    await s.match(2); // written late
    s.at('2026-03-01T10:00:05Z');
    await s.collect();
    expect((await s.digests()).map(numbers)).toEqual([[1]]);
    s.at('2026-03-01T11:00:00Z');
    await s.collect();
    expect((await s.digests()).map(numbers)).toEqual([[1], [2]]);
  });
});

test('at most one alert in ten minutes, and nothing that came meanwhile is lost', async () => {
  const s = scene({ grouping: { by: 'interval', minutes: 10 } });
  s.at('2026-03-01T09:00:00Z');
  await s.match(1);
  await s.collect();
  for (const [second, n] of [
    [20, 2],
    [40, 3],
  ] as const) {
    s.at(`2026-03-01T09:00:${second}Z`);
    await s.match(n);
    await s.collect();
  }
  expect((await s.digests()).map(numbers)).toEqual([[1]]);
  s.at('2026-03-01T09:10:00Z');
  await s.collect();
  expect((await s.digests()).map(numbers)).toEqual([[1], [2, 3]]);
});

describe('a crash', () => {
  test.each([
    ['after some matches were claimed', 1],
    ['after all of them were', 3],
  ])('%s loses none and doubles none', async (_, claimed) => {
    const s = scene({ grouping: { by: 'interval', minutes: 10 } });
    s.at('2026-03-01T09:00:00Z');
    const matches = [await s.match(1), await s.match(2), await s.match(3)];
    for (const { id } of matches.slice(0, claimed))
      await store.change(id, (match) => ({
        ...match,
        state: 'claimed',
        partOf: 'c'.repeat(32),
        dueAt: match.matchedAt,
      }));
    await s.collect();
    s.at('2026-03-01T09:10:00Z');
    await s.collect();
    const digests = await s.digests();
    expect(digests.flatMap(numbers).sort()).toEqual([1, 2, 3]);
    expect(digests.flatMap(({ members = [] }) => members).sort()).toEqual(matches.map(({ id }) => id).sort());
  });

  test('after the alert was created, with matches that are not marked yet, changes nothing', async () => {
    const s = scene({ grouping: { by: 'interval', minutes: 10 } });
    s.at('2026-03-01T09:00:00Z');
    const { id } = await s.match(1);
    await s.collect();
    const [digest] = await s.digests();
    await store.change(id, (match) => ({ ...match, state: 'claimed' }));
    await s.collect();
    expect(await s.digests()).toHaveLength(1);
    expect(await store.get(id)).toMatchObject({ state: 'collected', partOf: digest?.id });
    expect(s.queued.at(-1)?.id).toBe(digest?.id); // its delivery may never have been queued
  });
});

test('two processes that collect at once make one alert', async () => {
  const s = scene({ grouping: { by: 'interval', minutes: 10 } });
  s.at('2026-03-01T09:00:00Z');
  for (let n = 0; n < 30; n++) await s.match(n);
  await Promise.all([s.collect(), s.collect(), s.collect()]);
  s.at('2026-03-01T09:30:00Z');
  await s.collect();
  const digests = await s.digests();
  expect(digests.flatMap(numbers).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n));
});

test('of a rule that was removed nobody hears any more', async () => {
  const s = scene({ grouping: { by: 'interval', minutes: 10 } });
  s.at('2026-03-01T09:00:00Z');
  const { id } = await s.match(1);
  await store.refresh();
  await collectDue({
    store,
    rule: () => undefined,
    queue: () => Promise.resolve(),
    now: () => Date.parse('2026-03-01T10:00:00Z'),
  });
  expect(await store.get(id)).toMatchObject({ state: 'cancelled' });
});

test('an alert that nobody acknowledges is told to others in time, in the night of the change as well, and once', async () => {
  const s = scene({
    schedule: { timeZone: 'Africa/Cairo', activeHours: [{ days: [5], from: '01:30', to: '06:00' }] },
    escalation: { channels: ['boss'], afterMinutes: 60 },
  });
  s.at('2026-04-23T21:30:00Z'); // 23:30; half an hour later it is 01:00
  const alert = await s.match(1);
  expect(alert.dueAt).toBe('2026-04-23T22:30:00.000Z');
  s.at('2026-04-23T23:29:59Z');
  await s.sweep();
  expect((await store.get(alert.id))?.deliveries).toHaveLength(1);
  s.at('2026-04-23T23:30:00Z');
  await s.sweep();
  await s.sweep();
  expect((await store.get(alert.id))?.deliveries.map(({ channelId, role }) => [channelId, role])).toEqual([
    ['hook', 'primary'],
    ['boss', 'escalation'],
  ]);
  expect(s.queued.some(({ id }) => id === alert.id)).toBe(true);
});
