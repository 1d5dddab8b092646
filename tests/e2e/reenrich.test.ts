import {
  addSource,
  createBulkWriter,
  createSearchClient,
  ensureIndices,
  type ArticleDocument,
} from '@rasid/search';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, toWrite } from '../storedArticles.ts';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const alias = `${world.namespace}articles`;

const read = async (n: number): Promise<ArticleDocument> => {
  await client.indices.refresh({ index: alias });
  const { hits } = await client.search<ArticleDocument>({
    index: alias,
    query: { ids: { values: [idOf(n)] } },
  });
  return hits.hits[0]?._source as ArticleDocument;
};

const old = { models: { topics: 'of-last-year' }, topics: [], entities: [], places: [], countries: [] };
const arabic = {
  ...old,
  lang: 'ar',
  title: 'الأهلي يفوز على الزمالك في نهائي كأس مصر',
  text: 'فاز الأهلي على الزمالك بثلاثة أهداف في القاهرة يوم 24 نوفمبر 2026. وقال خليفة حفتر إن المباراة كانت ممتعة للجميع.',
};

beforeAll(async () => {
  await ensureIndices(client, world.namespace);
  await createBulkWriter({ client }).write(
    [
      {
        n: 1,
        ...arabic,
        firstSeenAt: '2026-11-10T08:00:00.000Z',
        storyId: idOf(77),
        duplicateGroup: idOf(76),
      },
      { n: 2, ...arabic, firstSeenAt: '2026-11-20T08:00:00.000Z' },
      {
        n: 3,
        ...old,
        lang: 'ar',
        title: 'Port reopens',
        text: 'The port of the city was opened again by the ministry.',
        firstSeenAt: '2026-11-11T08:00:00.000Z',
      },
    ].map(toWrite(world.namespace)),
  );
  await client.indices.refresh({ index: alias });
});

afterAll(async () => {
  await client.close();
  await world.close();
});

describe('rasid reenrich', () => {
  test('tags a range anew, and leaves who an article is and what stands outside', async () => {
    const [before, outside] = [await read(1), await read(2)];
    const printed = await world.rasid('reenrich', '--since', '2026-11-01', '--until', '2026-11-15', '--json');
    expect(JSON.parse(printed)).toEqual({ rewritten: 2, changed: 0, failed: 0 });
    const after = await read(1);
    const { version, firstSeenAt, storyId, duplicateGroup, canonicalUrl, entryHash, publishedAt } = before;
    expect(after).toMatchObject({
      version,
      firstSeenAt,
      storyId,
      duplicateGroup,
      canonicalUrl,
      entryHash,
      publishedAt,
    });
    expect(after.models).toMatchObject({ topics: expect.stringMatching(/^topics-/) as string });
    expect(after.topics).toContain('sport');
    expect(after.mainCountry).toBe('EG');
    expect(after.keyFacts?.dates[0]?.iso).toBe('2026-11-24');
    expect(after.enrichedAt > before.enrichedAt).toBe(true);
    expect(await read(2)).toEqual(outside);
  });

  test('reaches an article that a further feed showed, and keeps that source', async () => {
    const other = { feedId: 'other', name: 'صحيفة أخرى' };
    expect(await addSource(client, world.namespace, idOf(1), other)).toBe(true);
    await client.indices.refresh({ index: alias });
    const printed = await world.rasid('reenrich', '--since', '2026-11-10', '--until', '2026-11-11', '--json');
    expect(JSON.parse(printed)).toEqual({ rewritten: 1, changed: 0, failed: 0 });
    expect((await read(1)).otherSources).toEqual([other]);
  });

  test('marks what is not Arabic, and leaves it without tags', async () => {
    const after = await read(3);
    expect(after).toMatchObject({ lang: 'en', topics: [], people: [], countries: [] });
    expect(after.keyFacts).toBeUndefined();
  });

  test('a range that can not be read is refused', async () =>
    await expect(world.rasid('reenrich', '--since', 'gestern', '--until', '2026-11-15')).rejects.toThrow(
      /expected a day/,
    ));
});
