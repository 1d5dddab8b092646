import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRedis } from '@rasid/queue';
import type { EnrichedArticle } from '@rasid/contracts';
import { until } from '@rasid/testkit/oracle';
import { seededRandom } from '@rasid/testkit/sample-site';
import { afterEach, describe, expect, test } from 'vitest';
import { addWebhook, articleNow, history, openEnriched } from '../alertWorld.ts';
import { startReceiver, type Behaviour, type Receiver } from '../webhookReceiver.ts';
import { createWorld, type World } from '../world.ts';

const ARTICLES = 600;
const STORIES = 40;
const DOWN_MS = 30_000;

/** Three of ten requests are not taken, each in its own way. */
function createMoods(seed: number): () => Behaviour {
  const random = seededRandom(seed, 0);
  const bad: Behaviour[] = [
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 503 },
    'hang',
    'reset',
  ];
  return () => (random() < 0.3 ? (bad[Math.floor(random() * bad.length)] ?? 'reset') : 'take');
}

let world: World;
let receiver: Receiver;
let enriched: Awaited<ReturnType<typeof openEnriched>>;

const addRule = (id: string, query: string, ...args: string[]) =>
  world.rasid('alerts', 'add', query, '--id', id, '--channel', 'hook', ...args);

async function begin(seed: number) {
  world = createWorld({
    RASID_DELIVERY_TIMEOUT_MS: '2000',
    RASID_DELIVERY_FIRST_RETRY_MS: '100',
  });
  receiver = await startReceiver(createMoods(seed));
  const fleet = await world.startFleet(['alerter']);
  receiver.expect('/hook', await addWebhook(world, 'hook', receiver.urlOf('/hook'), '--per-minute', '60000'));
  await Promise.all([
    addRule('ships', 'سفينة'),
    addRule('sirte', '"ميناء سرت" -مغلق'),
    addRule('ports', 'ميناء', '--group', 'story'),
  ]);
  enriched = await openEnriched(world);
  return fleet;
}

afterEach(async () => {
  await enriched.close();
  await receiver.close();
  await world.close();
});

const TITLES = [
  'سفينة في ميناء سرت',
  'ميناء سرت مغلق',
  'سفن في عرض البحر',
  'ميناء بنغازي يعمل',
  'لا شيء هنا',
];

const makeArticles = (): EnrichedArticle[] =>
  Array.from({ length: ARTICLES }, (_, n) =>
    articleNow(n + 1, {
      title: TITLES[n % TITLES.length] ?? '',
      storyId: (n % STORIES).toString(16).padStart(32, '5'),
      source: { feedId: `feed-${n}`, name: `صحيفة ${n}` },
    }),
  );

/** By hand: what each title matches, and the ids that follow from it. */
function expectedIds(articles: readonly EnrichedArticle[]): string[] {
  const idOf = (rule: string, unit: string) =>
    createHash('sha256').update(`alert.v1\n${rule}\n${unit}`).digest('hex').slice(0, 32);
  const ids = articles.flatMap(({ id, title, storyId }) => [
    ...(/سفينة|سفن/.test(title) ? [idOf('ships', `article:${id}`)] : []),
    ...(title.includes('ميناء سرت') && !title.includes('مغلق') ? [idOf('sirte', `article:${id}`)] : []),
    ...(title.includes('ميناء') ? [idOf('ports', `story:${storyId}`)] : []),
  ]);
  return [...new Set(ids)].sort();
}

/** Sends the articles over some twenty seconds, while the faults happen. */
async function sendDuring(articles: readonly EnrichedArticle[], faults: () => Promise<void>): Promise<void> {
  const sending = (async () => {
    for (let n = 0; n < articles.length; n += 15) {
      await until(
        'Kafka to take articles',
        () => enriched.send(...articles.slice(n, n + 15)).then(() => true),
        { timeoutMs: 60_000 },
      );
      await sleep(500); // the pace of the stream
    }
  })();
  await Promise.all([sending, faults()]);
}

async function judge(articles: readonly EnrichedArticle[]): Promise<void> {
  const expected = expectedIds(articles);
  await until('all webhooks to be taken', () => receiver.ids().length >= expected.length, {
    timeoutMs: 300_000,
    seen: () => `${receiver.ids().length} of ${expected.length}`,
  });
  const settled = await until(
    'every alert to be settled',
    async () => {
      const found = await history(world);
      return found.length >= expected.length && found.every(({ state }) => state === 'delivered') && found;
    },
    { timeoutMs: 60_000 },
  );
  expect(receiver.ids()).toEqual(expected);
  expect(receiver.forged).toEqual([]);
  expect(settled.map(({ id }) => id).sort()).toEqual(expected);
  const reprints = articles.filter(({ title }) => title.includes('ميناء')).length;
  const stories = settled.filter(({ ruleId }) => ruleId === 'ports');
  expect(stories.length + stories.reduce((sum, { further }) => sum + further.articleCount, 0)).toBe(reprints);
  expect(await world.rasid('alerts', 'audit', '--verify')).toContain('the audit is whole');
}

describe('a receiver that takes seven of ten requests has every alert in the end, and no other', () => {
  test('with the alerter killed at random', async () => {
    const fleet = await begin(1);
    const random = seededRandom(3, 0);
    const articles = makeArticles();
    await sendDuring(articles, async () => {
      for (let kill = 0; kill < 4; kill++) {
        await sleep(1_000 + random() * 3_000); // the moment of the fault
        await fleet.kill('alerter');
        await fleet.restart('alerter');
      }
    });
    await judge(articles);
  }, 600_000);

  test('with Redis flushed again and again, and stopped for a while', async () => {
    await begin(2);
    const redis = createRedis(world.redisUrl);
    const articles = makeArticles();
    await sendDuring(articles, async () => {
      for (let flush = 0; flush < 5; flush++) {
        await sleep(2_500); // the moments of the fault
        await redis.raw.flushall();
      }
      await world.engine('redis', 'SIGSTOP');
      await sleep(8_000); // the fault itself
      await world.engine('redis', 'SIGCONT');
    });
    await redis.close();
    await judge(articles);
  }, 600_000);

  test('with Elasticsearch away for 30 s', async () => {
    await begin(4);
    const articles = makeArticles();
    await sendDuring(articles, async () => {
      await sleep(3_000);
      await world.engine('elasticsearch', 'SIGKILL');
      await sleep(DOWN_MS); // the fault itself
      await world.engine('elasticsearch', 'restart');
    });
    await judge(articles);
  }, 600_000);
});
