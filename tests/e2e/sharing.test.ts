import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { redisPrefixOf, type Feed } from '@rasid/contracts';
import { createRedis } from '@rasid/queue';
import { createFeedStore, createSearchClient, ensureIndices } from '@rasid/search';
import type { Fleet } from '@rasid/testkit/fleet';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorld } from '../world.ts';

const FEEDS = 200;
const INTERVAL_MS = 10_000;
/** The publisher is slow, so that polls overlap where they can. */
const SLOW_MS = 150;
const inTime = { timeoutMs: 100_000 };

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const store = createFeedStore(client, world.namespace);
/** When each feed was asked for, by path. */
const polls = new Map<string, number[]>();
let publisher: Server;
let fleets: [Fleet, Fleet];

const countOf = (times: readonly number[][]) => times.reduce((sum, { length }) => sum + length, 0);
const total = () => countOf([...polls.values()]);
/** Every feed so often from now on. */
const everyFeedAgain = async (times: number) => {
  const before = new Map([...polls].map(([path, { length }]) => [path, length]));
  const behind = () =>
    Array.from({ length: FEEDS }, (_, i) => `/f${i}`).filter(
      (path) => (polls.get(path)?.length ?? 0) < (before.get(path) ?? 0) + times,
    );
  await until(`every feed to be polled ${times} times`, () => behind().length === 0, {
    ...inTime,
    seen: () => behind().slice(0, 10),
  });
};
/** The two polls of one feed that came closest to each other. */
const closest = (): number =>
  Math.min(
    ...[...polls.values()].flatMap((times) => times.slice(1).map((time, i) => time - (times[i] ?? 0))),
  );

beforeAll(async () => {
  publisher = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/robots.txt') return void response.writeHead(404).end();
    const times = polls.get(path) ?? [];
    polls.set(path, [...times, Date.now()]);
    setTimeout(
      () =>
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(`<rss version="2.0"><channel><title>${path}</title></channel></rss>`),
      SLOW_MS,
    );
  });
  await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
  const { port } = publisher.address() as AddressInfo;
  await ensureIndices(client, world.namespace);
  const feed = (i: number): Feed => ({
    id: `f${i}`,
    url: `http://127.0.0.1:${port}/f${i}`,
    name: `صحيفة ${i}`,
    intervalMs: INTERVAL_MS,
    state: 'active',
    createdAt: new Date().toISOString(),
    tags: [],
    health: { consecutiveFailures: 0, attempts: [] },
  });
  await Promise.all(Array.from({ length: FEEDS }, (_, i) => store.put(feed(i))));
  fleets = await Promise.all([world.startFleet(['fetcher']), world.startFleet(['fetcher'])]);
  await until('every feed to be polled', () => polls.size === FEEDS, inTime);
});

afterAll(async () => {
  await world.close();
  await client.close();
  publisher.closeAllConnections();
  await new Promise((resolve) => publisher.close(resolve));
});

const pollsOf = async (fleet: Fleet): Promise<number> => {
  const metrics = await (await fetch(`${fleet.processes.get('fetcher')?.url}/metrics`)).text();
  return [...metrics.matchAll(/^rasid_polls_total\{.*\} (\d+)/gm)].reduce((sum, [, n]) => sum + Number(n), 0);
};

test('two fetchers share two hundred feeds, and no feed is polled by both', async () => {
  await everyFeedAgain(2);
  const shares = await Promise.all(fleets.map(pollsOf));
  expect(Math.min(...shares)).toBeGreaterThan(total() / 10);
  expect(closest()).toBeGreaterThanOrEqual(INTERVAL_MS - 500);
});

test('a flushed Redis gets its schedule back, and no feed is polled too soon', async () => {
  const redis = createRedis(inject('engines').redisUrl);
  await redis.raw.del(await redis.raw.keys(`${redisPrefixOf(world.namespace)}*`));
  await redis.close();
  await everyFeedAgain(2);
  expect(closest()).toBeGreaterThanOrEqual(INTERVAL_MS - 500);
});

test('what a killed fetcher polled is polled by the other, once its turns have run out', async () => {
  await until('polls of the first', async () => (await pollsOf(fleets[0])) > 0, inTime);
  await fleets[0].kill('fetcher');
  await everyFeedAgain(2);
  expect(closest()).toBeGreaterThanOrEqual(INTERVAL_MS - 500);
  const known = await store.list();
  expect(known.filter(({ health }) => health.consecutiveFailures > 0)).toEqual([]);
});
