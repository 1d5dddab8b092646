import { feedSchema, topics } from '@rasid/contracts';
import { connectProducer } from '@rasid/kafka';
import { createFeedStore, createSearchClient } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addWebhook } from '../alertWorld.ts';
import { startReceiver, type Receiver } from '../webhookReceiver.ts';
import { createWorld } from '../world.ts';

const world = createWorld({
  RASID_SYSTEM_ALERT_CHANNELS: 'ops',
  RASID_SYSTEM_ALERT_LAG: '5',
  RASID_SYSTEM_ALERT_DEAD_LETTERS: '2',
  RASID_SYSTEM_ALERT_DISK_PERCENT: '1', // any disk is as full as that
});
const client = createSearchClient({ url: world.elasticsearchUrl });
let receiver: Receiver;
const told = (): string[] => receiver.received.map(({ body }) => body.data.headline);
const untilTold = (what: RegExp) =>
  until(`${what} to be told`, () => Promise.resolve(told().some((line) => what.test(line))), {
    timeoutMs: 100_000,
    seen: told,
  });

beforeAll(async () => {
  receiver = await startReceiver();
  // before the alerter looks for the first time: what a channel that is not there is to be told is parked
  receiver.expect('/ops', await addWebhook(world, 'ops', receiver.urlOf('/ops')));
  await world.startFleet(['alerter']);
});

afterAll(async () => {
  await client.close();
  await receiver.close();
  await world.close();
});

const feed = (id: string, name: string, health: object) =>
  feedSchema.parse({
    id,
    name,
    url: `https://${id}.example/feed`,
    intervalMs: 300_000,
    state: 'active',
    createdAt: new Date().toISOString(),
    health,
  });

test('operators are told of full disks, broken and silent feeds, lag and dead letters, each once', async () => {
  await untilTold(/امتلأ قرص/); // and so what was counted before is known
  const feeds = createFeedStore(client, world.namespace);
  await feeds.create(feed('sirte', 'صوت سرت', { consecutiveFailures: 9, lastError: 'not_found: 404' }));
  await feeds.create(feed('derna', 'أخبار درنة', { quietSince: '2026-03-01T09:00:00.000Z' }));
  await feeds.create(feed('sabha', 'سبها اليوم', { consecutiveFailures: 1 }));
  const producer = await connectProducer(world.kafka, world.namespace);
  const records = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `${n}`, value: '{}' }));
  await producer.send(topics.raw.name, records(6)); // nobody enriches here
  await producer.send(topics.enriched.name, records(3)); // which no alerter can read
  await producer.close();
  for (const what of [
    /«صوت سرت» معطل: not_found/,
    /«أخبار درنة» صامت/,
    /تأخرت مرحلة enricher/,
    /معالجة 3 رسائل/,
  ])
    await untilTold(what);
  expect(told().join('\n')).not.toContain('سبها');
  expect(new Set(told()).size).toBe(told().length);
  expect(receiver.received.every(({ body }) => body.data.rule.id === 'system')).toBe(true);
  expect(receiver.forged).toEqual([]);
});
