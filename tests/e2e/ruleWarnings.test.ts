import { draftAlert } from '@rasid/alerts';
import { articleOf, ruleOf } from '@rasid/alerts/testing';
import {
  createAlertRuleStore,
  createAlertStore,
  createSearchClient,
  ensureAlertIndices,
} from '@rasid/search';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchRules } from '../../services/alerter/src/system/watchRules.ts';
import { createWorld } from '../world.ts';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-20T12:00:00Z');
const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const alerts = createAlertStore(client, world.namespace);
const rules = createAlertRuleStore(client, world.namespace);
let number = 0;

/** Each with its matches of the last days, the present one last. */
const cases = {
  steady: [9, 12, 8, 10, 11, 9, 10, 14],
  flooded: [2, 0, 1, 3, 2, 1, 0, 60],
  silent: [9, 12, 8, 10, 11, 9, 10, 1],
  new: [50],
} as const;

const warningOf = async (id: string) => (await rules.get(id))?.warning?.message;
const watch = async (nowMs: number): Promise<void> => {
  await alerts.refresh();
  await watchRules({ alerts, rules, now: () => nowMs });
};

beforeAll(async () => {
  await ensureAlertIndices(client, world.namespace);
  for (const [id, days] of Object.entries(cases)) {
    const createdAt = new Date(NOW - days.length * DAY_MS).toISOString();
    const rule = ruleOf({ id, channels: [], createdAt, updatedAt: createdAt });
    await rules.create(rule);
    const made = days.flatMap((count, day) =>
      Array.from({ length: count }, () =>
        draftAlert(rule, articleOf(number++), NOW - (days.length - day) * DAY_MS + DAY_MS / 2),
      ),
    );
    const outcomes = await alerts.createMany(made);
    expect(outcomes.every(({ kind }) => kind === 'ok')).toBe(true);
  }
});
afterAll(async () => {
  await client.close();
  await world.close();
});

test('a rule that fires far more or far less than it used to is marked, and others are not', async () => {
  await watch(NOW);
  expect(await warningOf('flooded')).toMatch(/^60 matches in 24 hours; at most 3 /);
  expect(await warningOf('silent')).toMatch(/^1 matches in 24 hours; at least 8 /);
  expect([await warningOf('steady'), await warningOf('new')]).toEqual([undefined, undefined]);
});

test('and the mark is taken from it when it is as it was', async () => {
  const rule = await rules.get('silent');
  if (!rule) throw new Error('no rule');
  const tomorrow = NOW + DAY_MS;
  await alerts.createMany(
    Array.from({ length: 9 }, () => draftAlert(rule, articleOf(number++), tomorrow - DAY_MS / 2)),
  );
  await watch(tomorrow);
  expect(await warningOf('silent')).toBeUndefined();
});
