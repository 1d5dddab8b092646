import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allTopics, enrichedArticleSchema, rawArticleSchema, topics } from '@rasid/contracts';
import { toDocument } from '@rasid/search';
import { describe, expect, test } from 'vitest';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));
const schemas = {
  'articles.raw.v1': rawArticleSchema,
  'articles.enriched.v1': enrichedArticleSchema,
} as const;

describe.each(Object.entries(schemas))('%s', (name, schema) => {
  test('the fixture of its first day stays readable, and nothing of it is lost', () => {
    expect(schema.parse(fixture(name))).toEqual(fixture(name));
  });

  test.each(['id', 'version', 'source', 'firstSeenAt', 'canonicalUrl'])(
    'without %s it is refused',
    (field) => {
      const { [field]: _gone, ...rest } = fixture(name) as Record<string, unknown>;
      expect(schema.safeParse(rest).success).toBe(false);
    },
  );
});

test.each([
  ['articles.raw.v1.operator', rawArticleSchema],
  ['articles.enriched.v1.sources', enrichedArticleSchema],
  ['articles.enriched.v1.keyFacts', enrichedArticleSchema],
])('%s: what was added later stays readable, and nothing of it is lost', (name, schema) => {
  expect(schema.parse(fixture(name))).toEqual(fixture(name));
});

test('an enriched article becomes a document with flat facets', () => {
  const document = toDocument(
    enrichedArticleSchema.parse(fixture('articles.enriched.v1')),
    new Date('2026-11-24T08:00:03Z'),
  );
  expect(document).toMatchObject({
    body: 'استأنف ميناء سرت استقبال السفن صباح اليوم.',
    locations: ['سرت'],
    people: [],
    topics: ['economy-business-and-finance'],
    countries: ['LY'],
    mainCountry: 'LY',
    location: [{ lat: 31.209, lon: 16.589 }],
    sortDate: '2026-11-24T07:30:00.000Z',
  });
});

test('every topic of the table has a dead-letter topic that takes as much and keeps it longer', () => {
  const all = new Map(allTopics().map((topic) => [topic.name, topic]));
  expect([...all.keys()]).toEqual([
    'articles.raw.v1',
    'articles.raw.v1.dlq',
    'articles.enriched.v1',
    'articles.enriched.v1.dlq',
    'alerts.matched.v1',
    'alerts.matched.v1.dlq',
  ]);
  for (const topic of Object.values(topics)) {
    const dead = all.get(`${topic.name}.dlq`);
    expect(dead?.maxMessageBytes).toBeGreaterThan(topic.maxMessageBytes);
    expect(dead?.retentionMs).toBeGreaterThan(topic.retentionMs);
  }
});
