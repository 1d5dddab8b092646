import { enrichedArticleSchema, type EnrichedArticle } from '@rasid/contracts';
import { drop, ok, type Message } from '@rasid/pipeline';
import type { DocumentWrite } from '@rasid/search';
import { expect, test } from 'vitest';
import { createArticleSink } from './articleSink.ts';

const id = '0'.repeat(32);
const article: EnrichedArticle = enrichedArticleSchema.parse({
  schema: 'articles.enriched.v1',
  id,
  version: 5,
  source: { feedId: 'f', name: 'ف' },
  url: 'https://news.example/1',
  canonicalUrl: 'https://news.example/1',
  firstSeenAt: '2026-12-01T00:00:05.000Z',
  fetchedAt: '2026-12-01T00:00:05.000Z',
  enrichedAt: '2026-12-01T00:00:06.000Z',
  title: 'خبر',
  text: 'نص',
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
});
const message = {} as Message;

function createWorld(stored: { index: string; firstSeenAt: string } | undefined, outcome = ok(undefined)) {
  const written: DocumentWrite[] = [];
  const indexed: string[] = [];
  const sink = createArticleSink({
    namespace: '',
    writer: {
      write: (documents) => {
        written.push(...documents);
        return Promise.resolve(documents.map(() => outcome));
      },
    },
    findExisting: (ids) => Promise.resolve(new Map(stored ? ids.map((known) => [known, stored]) : [])),
    now: () => new Date('2026-12-01T00:00:07Z'),
    onIndexed: (done) => indexed.push(done.id),
  });
  return { sink, written, indexed };
}

test('a new article goes into the month in which it was first seen', async () => {
  const { sink, written, indexed } = createWorld(undefined);
  expect(await sink.write([{ message, value: article }])).toEqual([ok(undefined)]);
  expect(written).toMatchObject([
    { index: 'articles-2026.12', id, version: 5, source: { firstSeenAt: article.firstSeenAt } },
  ]);
  expect(indexed).toEqual([id]);
});

test('one that is stored already keeps its index and its first-seen date, whatever a flushed cache believed', async () => {
  const stored = { index: 'articles-2026.11', firstSeenAt: '2026-11-30T23:59:00.000Z' };
  const { sink, written } = createWorld(stored);
  await sink.write([{ message, value: article }]);
  expect(written).toMatchObject([{ index: stored.index, source: { firstSeenAt: stored.firstSeenAt } }]);
});

test('what is stale is not counted as indexed', async () => {
  const { sink, indexed } = createWorld(undefined, drop('stale_version'));
  await sink.write([{ message, value: article }]);
  expect(indexed).toEqual([]);
});
