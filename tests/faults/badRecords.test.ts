import { deadLetterTopicOf, topics, type EnrichedArticle, type RawArticle } from '@rasid/contracts';
import { articleIdOf } from '@rasid/feeds';
import {
  connectProducer,
  ensureTopics,
  forEachDeadLetter,
  listDeadLetters,
  type StoredLetter,
  type TopicProducer,
} from '@rasid/kafka';
import { reconcile, until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, jsonLines } from '../world.ts';

const world = createWorld();
let producer: TopicProducer;

beforeAll(async () => {
  await ensureTopics(world.kafka, { namespace: world.namespace, replication: 1 });
  producer = await connectProducer(world.kafka, world.namespace);
  await world.startFleet(['enricher', 'indexer']);
});

afterAll(async () => {
  await producer.close();
  await world.close();
});

const article = (n: number): EnrichedArticle => {
  const url = `https://example.org/articles/${n}`;
  const now = new Date().toISOString();
  const id = articleIdOf(url);
  return {
    schema: 'articles.enriched.v1',
    id,
    version: Date.now(),
    source: { feedId: 'bad', name: 'تجربة' },
    url,
    canonicalUrl: url,
    firstSeenAt: now,
    fetchedAt: now,
    enrichedAt: now,
    title: `خبر رقم ${n}`,
    text: `نص الخبر رقم ${n}`,
    lang: 'ar',
    entryHash: 'x',
    contentHash: 'x',
    entities: [],
    places: [],
    countries: [],
    topics: [],
    nearDuplicateKeys: [],
    duplicateGroup: id,
    storyId: id,
    models: {},
  };
};

function rawArticle(n: number, more: string): RawArticle {
  const { id, version, source, canonicalUrl, firstSeenAt, fetchedAt } = article(10_000 + n);
  return {
    schema: 'articles.raw.v1',
    id,
    version,
    source,
    canonicalUrl,
    firstSeenAt,
    fetchedAt,
    entryHash: 'x',
    entry: { title: `وصول وفد إلى القاهرة للمرة ${n}`, content: `وصل الوفد رقم ${n} إلى العاصمة. ${more}` },
  };
}

const lettersWith = (reason: string, count: number) =>
  until(
    `${count} dead letters of ${reason}`,
    async () => {
      const letters = await listDeadLetters(world.kafka, world.namespace, { reason });
      return letters.length >= count && letters;
    },
    { timeoutMs: 60_000 },
  );

test('what is not JSON, and what has the wrong schema, dies alone with its own bytes', async () => {
  const bytes = Buffer.from([0xff, 0x00, 0x7b, 0x22]);
  await producer.send(topics.raw.name, [
    { key: 'a', value: bytes, headers: { 'x-origin': 'test' } },
    { key: 'b', value: JSON.stringify({ schema: 'articles.raw.v1', id: 'short' }) },
    { key: 'c', value: JSON.stringify({ schema: 'articles.raw.v2' }) },
  ]);
  const [letter] = await lettersWith('not_json', 1);
  let original: StoredLetter | undefined;
  await forEachDeadLetter(world.kafka, world.namespace, letter ? [letter] : [], (found) => {
    original = found;
    return Promise.resolve();
  });
  expect(letter).toMatchObject({
    stage: 'enricher',
    attempts: 1,
    replayTo: 'topic:articles.raw.v1',
    key: 'a',
  });
  expect(original?.value?.equals(bytes)).toBe(true);
  expect(original?.headers['x-origin']?.toString()).toBe('test');
  const wrong = await lettersWith('wrong_schema', 2);
  expect(wrong.map(({ detail }) => detail).join('\n')).toMatch(/id: an article id is 32 hexadecimal digits/);
});

test('one document that Elasticsearch refuses among 500 takes none with it, and comes in by a replay once the cause is mended', async () => {
  const articles = Array.from({ length: 500 }, (_, n) => article(n));
  // longer than any term of Lucene's may be
  const refused = { ...article(250), nearDuplicateKeys: ['f'.repeat(40_000)] };
  articles[250] = refused;
  await producer.send(
    topics.enriched.name,
    articles.map((value) => ({ key: value.id, value: JSON.stringify(value) })),
  );
  const indexed = await until(
    'the other 499',
    async () => {
      const found = await world.indexed();
      return found.length >= 499 && found;
    },
    { timeoutMs: 60_000 },
  );
  const letters = await lettersWith('refused_by_index', 1);
  expect(letters[0]).toMatchObject({
    stage: 'indexer',
    key: refused.id,
    detail: expect.stringMatching(/nearDuplicateKeys/) as string,
  });
  const verdict = reconcile(
    articles.map(({ id }) => id),
    indexed,
    letters.map(({ key }) => key ?? ''),
  );
  expect(verdict).toEqual({ missing: [], twice: [], unexpected: [] });

  await widenMapping();
  await world.rasid('dlq', 'replay', '--reason', 'refused_by_index');
  await until('the replayed one', async () => (await world.indexed()).length === 500, { timeoutMs: 30_000 });
});

/** What an operator would do: tell the index to leave out such long terms. */
async function widenMapping(): Promise<void> {
  const answer = await fetch(`${world.elasticsearchUrl}/${world.namespace}articles/_mapping`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      properties: { nearDuplicateKeys: { type: 'keyword', doc_values: false, ignore_above: 512 } },
    }),
  });
  expect(answer.status).toBe(200);
}

test('an article of half a million names delays nobody, and is indexed itself, with no more tags than an article has', async () => {
  const raws = Array.from({ length: 12 }, (_, n) => rawArticle(n, n === 0 ? 'مصر '.repeat(500_000) : ''));
  await producer.send(
    topics.raw.name,
    raws.map((value) => ({ key: value.id, value: JSON.stringify(value) })),
  );
  const ids = new Set(raws.map(({ id }) => id));
  await until(
    'all twelve',
    async () => (await world.indexed()).filter(({ id }) => ids.has(id)).length === ids.size,
    { timeoutMs: 60_000 },
  );
  const letters = await listDeadLetters(world.kafka, world.namespace);
  expect(letters.filter(({ key }) => ids.has(key ?? ''))).toEqual([]);
});

test('a stranger in a dead-letter topic is shown, and hides nobody', async () => {
  const before = (await listDeadLetters(world.kafka, world.namespace)).length;
  await producer.send(deadLetterTopicOf(topics.raw.name), [{ key: null, value: 'x' }]);
  const letters = await listDeadLetters(world.kafka, world.namespace);
  expect(letters).toHaveLength(before + 1);
  expect(letters.find(({ stage }) => stage === 'unknown')).toMatchObject({
    reason: 'wrong_schema',
    replayTo: 'topic:articles.raw.v1',
  });
});

test('the command lists them with their reasons', async () => {
  const printed = jsonLines<{ reason: string; detail: string }>(await world.rasid('dlq', 'list', '--json'));
  expect(printed.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(['not_json', 'wrong_schema', 'wrong_schema']),
  );
  expect(printed.every(({ detail }) => detail.length > 10)).toBe(true);
});
