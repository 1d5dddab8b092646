import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addWebhook, articleNow, openEnriched } from '../alertWorld.ts';
import { startReceiver, type Receiver } from '../webhookReceiver.ts';
import { createWorld } from '../world.ts';

const ARTICLES = 300;
const DEAD = ['dead-1', 'dead-2', 'dead-3', 'dead-4'];
/** Longer than the test has patience: whoever waits for a dead channel comes too late. */
const world = createWorld({ RASID_DELIVERY_TIMEOUT_MS: '300000', RASID_DELIVERY_CONCURRENCY: '20' });
let receiver: Receiver;
let enriched: Awaited<ReturnType<typeof openEnriched>>;

beforeAll(async () => {
  receiver = await startReceiver((path) => (path === '/alive' ? 'take' : 'hang'));
  await world.startFleet(['alerter']);
  for (const id of ['alive', ...DEAD])
    receiver.expect(`/${id}`, await addWebhook(world, id, receiver.urlOf(`/${id}`), '--per-minute', '60000'));
  enriched = await openEnriched(world);
});
afterAll(async () => {
  await enriched.close();
  await receiver.close();
  await world.close();
});

test('channels that never answer keep no other waiting', async () => {
  for (const id of DEAD) await world.rasid('alerts', 'add', 'طائرة', '--id', id, '--channel', id);
  await world.rasid('alerts', 'add', 'طائرة', '--id', 'alive', '--channel', 'alive');
  const articles = Array.from({ length: ARTICLES }, (_, n) =>
    articleNow(n + 1, { title: `طائرة رقم ${n} تهبط بسلام` }),
  );
  for (let n = 0; n < ARTICLES; n += 30) await enriched.send(...articles.slice(n, n + 30));
  await until(
    'all of the other channel to be told',
    () => Promise.resolve(receiver.ids().length === ARTICLES),
    {
      timeoutMs: 120_000,
      seen: () => receiver.ids().length,
    },
  );
  expect(receiver.requests() - receiver.received.length).toBeGreaterThan(0);
  expect(receiver.forged).toEqual([]);
}, 240_000);
