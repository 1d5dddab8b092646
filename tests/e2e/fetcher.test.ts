import { rawArticleSchema, redisPrefixOf, topics, type Feed, type RawArticle } from '@rasid/contracts';
import { articleIdOf, canonicalUrl } from '@rasid/feeds';
import { listDeadLetters, runConsumer, type RunningConsumer } from '@rasid/kafka';
import { createRedis } from '@rasid/queue';
import { createFeedStore, createSearchClient } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { startSampleSite, type SampleSite } from '@rasid/testkit/sample-site';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const feeds = createFeedStore(client, world.namespace);
const raw: RawArticle[] = [];
const inTime = { timeoutMs: 60_000 };
let site: SampleSite;
let consumer: RunningConsumer;

const idOf = (url: string): string => articleIdOf(canonicalUrl(url) ?? url);
const ids = (): Set<string> => new Set(raw.map(({ id }) => id));
const feedOf = (changes: Pick<Feed, 'id' | 'url'> & Partial<Feed>): Feed => ({
  name: changes.id,
  intervalMs: 5_000,
  maxIntervalMs: 5_000, // whatever an outlet wishes
  state: 'active',
  createdAt: new Date().toISOString(),
  tags: [],
  health: { consecutiveFailures: 0, attempts: [] },
  ...changes,
});
const missing = (): string[] =>
  site.articles.filter(({ url }) => !ids().has(idOf(url))).map(({ title }) => title);
const polls = (): number => site.outlets.reduce((sum, { feedUrl }) => sum + site.requestsFor(feedUrl), 0);

beforeAll(async () => {
  site = await startSampleSite({ hostile: true });
  await Promise.all([world.startFleet(['fetcher']), world.startFleet(['fetcher'])]);
  for (const { key, name, feedUrl } of site.outlets)
    await feeds.create(feedOf({ id: key, name, url: feedUrl }));
  await feeds.create(feedOf({ id: 'login', url: site.landmarks.notAFeedUrl }));
  consumer = await runConsumer({
    kafka: world.kafka,
    namespace: world.namespace,
    group: 'test',
    topic: topics.raw.name,
    limits: { maxCount: 100, maxBytes: 1e6 },
    concurrency: 1,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    handleChunk: (messages) => {
      raw.push(...messages.map(({ value }) => rawArticleSchema.parse(JSON.parse(value?.toString() ?? ''))));
      return Promise.resolve();
    },
  });
  await until('every article', () => missing().length === 0, { ...inTime, seen: missing });
});

afterAll(async () => {
  await consumer.stop();
  await site.close();
  await world.close();
  await client.close();
});

test('two fetchers send every article once, with its page', async () => {
  const before = polls();
  await until('every feed to be polled again', () => polls() >= before + site.outlets.length, inTime);
  expect(raw.map(({ id }) => id).sort()).toEqual([...ids()].sort());
  for (const { page } of raw) expect(page?.html).toMatch(/<html/i);
});

test('what cannot be done is a dead letter with its reason, once', async () => {
  const letters = await until(
    'the dead letters',
    async () => {
      const all = await listDeadLetters(world.kafka, world.namespace);
      return all.length >= 4 && all;
    },
    inTime,
  );
  const reasons = new Map(letters.map(({ key, reason }) => [key, reason]));
  const { missingUrl, hostile } = site.landmarks;
  expect(reasons.get(idOf(missingUrl))).toBe('page_not_found');
  expect(reasons.get(idOf(hostile?.hugeUrl ?? ''))).toBe('page_too_large');
  expect(reasons.get(idOf(hostile?.pdfUrl ?? ''))).toBe('page_not_html');
  expect(letters.map(({ reason }) => reason).sort()).toEqual([
    'entry_without_link',
    'page_not_found',
    'page_not_html',
    'page_too_large',
  ]);
});

test('a feed that is none says so, and others are well', async () => {
  expect((await feeds.get('login'))?.health.lastError).toMatch(/expected RSS.*got an HTML page/);
  for (const { key } of site.outlets) {
    const feed = await feeds.get(key);
    expect(feed?.health).toMatchObject({ consecutiveFailures: 0 });
    expect(feed?.health.itemCount).toBeGreaterThan(0);
  }
});

test('an article from the year 3026 has no date', () => {
  const article = raw.find(({ id }) => id === idOf(site.landmarks.hostile?.futureUrl ?? ''));
  expect(article).toBeDefined();
  expect(article?.entry).not.toHaveProperty('publishedAt');
});

test('an update is a higher version of the same article', async () => {
  const id = idOf(site.landmarks.updated.url);
  site.update();
  await until('the update', () => raw.filter((article) => article.id === id).length > 1, inTime);
  const [first, second] = raw.filter((article) => article.id === id);
  expect(second?.firstSeenAt).toBe(first?.firstSeenAt);
  expect(second?.version).toBeGreaterThan(first?.version ?? Infinity);
  expect(second?.page?.html).toContain(site.landmarks.updated.newWord);
});

test('a paused feed is left alone until it is resumed', async () => {
  const [outlet, other] = site.outlets;
  if (!outlet || !other) throw new Error('the site has no outlets');
  const requests = () => site.requestsFor(outlet.feedUrl);
  const turns = (times: number) => {
    const start = site.requestsFor(other.feedUrl);
    return until('other feeds', () => site.requestsFor(other.feedUrl) >= start + times, inTime);
  };
  await feeds.setState(outlet.key, 'paused');
  await turns(1); // a poll may be under way
  const before = requests();
  await turns(2);
  expect(requests()).toBe(before);
  await feeds.setState(outlet.key, 'active');
  await until('the feed to be polled again', () => requests() > before, inTime);
});

test('what Redis lost is found again, with unchanged feeds too', async () => {
  const redis = createRedis(inject('engines').redisUrl);
  const all = ids();
  raw.length = 0;
  await redis.raw.del(await redis.raw.keys(`${redisPrefixOf(world.namespace)}*`));
  await redis.close();
  // nothing is indexed in this world, so that every article is new to it
  await until('every article again', () => [...all].every((id) => ids().has(id)), inTime);
  expect(ids()).toEqual(all);
});
