import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topicNameOf, topics, type RawArticle } from '@rasid/contracts';
import { articleIdOf } from '@rasid/feeds';
import { createSearchClient } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, jsonLines } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const producer = world.kafka.producer();
const inTime = { timeoutMs: 60_000 };
const SHORT = 'سالم القماطي';
const LONG = 'سالم أحمد القماطي';
const NEW_NAME = 'الوزير القماطي';
const OTHER = 'سالم القماطي الابن';
const urlOf = (n: number) => `https://news.example/olives/${n}`;

const raw = JSON.parse(
  readFileSync(join(import.meta.dirname, '../contract/fixtures/articles.raw.v1.json'), 'utf8'),
) as RawArticle;
const textOf = (n: number) =>
  `قال وزير الزراعة ${SHORT} إن موسم الزيتون رقم ${n} سيبدأ مبكرا هذا العام بسبب الأمطار، وإن المعاصر جاهزة ` +
  'لاستقبال المحصول، فيما طالب المزارعون بخفض أسعار الوقود وفتح الطرق المؤدية إلى الأسواق.';

let count = 0;
/** Sends an article about the minister, and gives its id. */
async function sendArticle(): Promise<string> {
  const url = urlOf(++count);
  const id = articleIdOf(url);
  const entry = {
    ...raw.entry,
    title: `موسم الزيتون ${count}`,
    link: url,
    content: `<p>${textOf(count)}</p>`,
  };
  const { page: _page, ...rest } = raw;
  const value = JSON.stringify({ ...rest, id, url, canonicalUrl: url, entry });
  await producer.send({
    topic: topicNameOf(world.namespace, topics.raw.name),
    messages: [{ key: id, value }],
  });
  return id;
}

type Stored = { people: string[]; firstSeenAt: string; version: number; entities: { list: object[] } };
const articleOf = (id: string) =>
  until(
    'the article',
    async () => {
      const found = await client.search<Stored>({
        index: `${world.namespace}articles`,
        ignore_unavailable: true,
        query: { ids: { values: [id] } },
        version: true,
      });
      return found.hits.hits[0];
    },
    inTime,
  );
/** Sends articles until one comes with the name: what was said holds for what comes soon after. */
const comesAs = (name: string) =>
  until(
    `an article with ${name}`,
    async () => {
      const { _source } = await articleOf(await sendArticle());
      return _source?.people.includes(name);
    },
    inTime,
  );

beforeAll(async () => {
  await producer.connect();
  await world.startFleet(['enricher', 'indexer']);
});

afterAll(async () => {
  await producer.disconnect();
  await world.close();
  await client.close();
});

test('what is merged holds for what comes', async () => {
  const { _source } = await articleOf(await sendArticle());
  expect(_source?.people).toEqual([SHORT]);
  await world.rasid('entities', 'merge', `PER:${SHORT}`, `PER:${LONG}`);
  await comesAs(LONG);
});

test('and on request for what is indexed, in place', async () => {
  const id = articleIdOf(urlOf(1));
  const before = await articleOf(id);
  expect(before._source?.people).toEqual([SHORT]);
  await world.rasid('entities', 'apply', '--json');
  const after = await until(
    'the first article as it was merged',
    async () => {
      const found = await articleOf(id);
      return found._source?.people.includes(LONG) ? found : undefined;
    },
    inTime,
  );
  const rest = { people: [], entities: {} };
  expect({ ...after._source, ...rest }).toEqual({ ...before._source, ...rest });
  expect(after._version).toBe(before._version);
  expect(after._source?.entities.list).toContainEqual(
    expect.objectContaining({ name: LONG, text: SHORT, canonicalId: 'per:سالم-احمد-القماطي' }),
  );
});

test('what is renamed holds for what comes, and is shown', async () => {
  await world.rasid('entities', 'rename', `PER:${LONG}`, NEW_NAME, '--english', 'Salem Gamati');
  await comesAs(NEW_NAME);
  const [shown] = jsonLines<{ english: string; merged: string[] }>(
    await world.rasid('entities', 'show', `PER:${LONG}`, '--json'),
  );
  expect(shown).toMatchObject({ english: 'Salem Gamati', merged: ['per:سالم-القماطي'] });
});

test('a spelling that is split off is another entity, until that is forgotten', async () => {
  await world.rasid('entities', 'split', `PER:${LONG}`, SHORT, '--name', OTHER);
  await comesAs(OTHER);
  await world.rasid('entities', 'forget', `PER:${OTHER}`);
  await comesAs(NEW_NAME);
});
