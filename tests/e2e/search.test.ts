import { analyze, analyzerNames } from '@rasid/arabic';
import { parseQuery } from '@rasid/query';
import {
  createBulkWriter,
  createSearchClient,
  ensureIndices,
  findExisting,
  searchArticles,
  type SearchRequest,
} from '@rasid/search';
import { generateArticles, startSampleSite } from '@rasid/testkit/sample-site';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, idOf, toWrite } from '../storedArticles.ts';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const writer = createBulkWriter({ client, maxCount: 3 });
const write = (articles: Parameters<ReturnType<typeof toWrite>>[0][]) =>
  writer.write(articles.map(toWrite(world.namespace)));
const refresh = () => client.indices.refresh({ index: `${world.namespace}articles` });
const queryOf = (text: string) => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.message.en);
  return parsed.query;
};
const found = async (text: string, more: Partial<SearchRequest> = {}) => {
  const { hits } = await searchArticles(client, world.namespace, { query: queryOf(text), size: 50, ...more });
  return hits.map(({ id }) => Number.parseInt(id, 16)).sort((a, b) => a - b);
};

beforeAll(async () => {
  await Promise.all([ensureIndices(client, world.namespace), ensureIndices(client, world.namespace)]);
  await write([
    { n: 1, title: 'تمرين', text: 'نفذت الشرطة والقوّاتُ المسلّحةُ تمرينًا في درنة.' },
    { n: 2, title: 'مناورة', text: 'قدمت الشاحنات للقوات المســلّحة في الجنوب.' },
    { n: 3, title: 'المصرف المركزي', text: 'قال المصرف إن المصرفي الجديد باشر عمله.' },
    { n: 4, title: 'وزير الصحة في مصر', text: 'استقبلت مصر وفدا.' },
    { n: 5, title: 'الوزير يعود', text: 'وبالوزير رحب الحاضرون <b>وغنوا</b> & هتفوا.' },
  ]);
  await refresh();
});

afterAll(async () => {
  await client.close();
  await world.close();
});

describe('Arabic search', () => {
  test.each([
    ['القوات المسلحة', [1, 2]],
    ['قوات', [1, 2]],
    ['مصر', [4]],
    ['المصرف', [3]],
    ['وزير', [4, 5]],
    ['الوزير', [4, 5]],
    ['"القوات المسلحة"', [1, 2]],
    ['«قوات» -الجنوب', [1]],
    ['القُوّات', [1, 2]],
    ['لا-شيء-كهذا', []],
  ])('%s', async (text, ids) => expect(await found(text)).toEqual(ids));

  test.each([
    ['المسلحة', 1, '<mark>المسلّحةُ</mark>'],
    ['المسلحة', 2, '<mark>المســلّحة</mark>'],
    ['الوزير', 5, '<mark>وبالوزير</mark>'],
  ])('%s is marked in the original letters of article %i', async (text, n, mark) => {
    const { hits } = await searchArticles(client, world.namespace, { query: queryOf(text) });
    expect(hits.find(({ id }) => id === idOf(n))?.highlight.body?.join(' ')).toContain(mark);
  });

  test('what was HTML in the text is no HTML in the highlight', async () => {
    const { hits } = await searchArticles(client, world.namespace, { query: queryOf('وغنوا') });
    expect(hits[0]?.highlight.body?.[0]).toContain('&lt;b&gt;<mark>وغنوا</mark>&lt;');
  });
});

describe('paging', () => {
  const readAll = async (request: Omit<SearchRequest, 'cursor'>) => {
    const ids: string[] = [];
    let cursor: string | undefined;
    let total: number;
    do {
      const page = await searchArticles(client, world.namespace, {
        ...request,
        size: 1,
        ...(cursor !== undefined && { cursor }),
      });
      ids.push(...page.hits.map(({ id }) => id));
      ({ total, cursor } = page);
    } while (cursor !== undefined);
    return { ids, total };
  };

  test.each([
    ['by relevance, whose freshness goes on from the first page', {}],
    ['newest first', { sort: 'newest' }],
    ['one article a story', { collapse: true }],
    ['one article a story, newest first', { collapse: true, sort: 'newest' }],
  ] as const)('%s, every hit comes once', async (_, how) => {
    const { ids, total } = await readAll(how);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
    expect(total).toBe(5);
  });

  test.each(['WyJhIiwiYiJd', 'x', 'e30'])('the forged cursor %s is named', async (cursor) => {
    const page = searchArticles(client, world.namespace, { cursor });
    await expect(page).rejects.toThrow(`cursor "${cursor}": expected the one that the page before gave`);
  });
});

test('a story has the title of its first report, and counts outlets and articles', async () => {
  const storyId = idOf(500);
  const reports = ['أول تقرير عن الميناء', 'تقرير ثان عن الميناء', 'تقرير ثالث عن الميناء'].map(
    (title, i) => ({
      n: 500 + i,
      storyId,
      title,
      firstSeenAt: `2026-11-2${i + 1}T08:00:00.000Z`,
      source: { ...base.source, feedId: `feed-${i % 2}` },
    }),
  );
  await write(reports);
  await refresh();
  const query = queryOf('تقرير الميناء');
  const { hits, total } = await searchArticles(client, world.namespace, { query, collapse: true });
  expect(total).toBe(1);
  expect(hits[0]?.story).toEqual({ title: 'أول تقرير عن الميناء', outlets: 2, articles: 3 });
  // one by one: the local node has no deletion by query
  for (const { n } of reports)
    await client.delete({ index: `${world.namespace}articles-2026.11`, id: idOf(n), refresh: true });
});

describe('the bulk writer', () => {
  test('an older version is stale, the same one may come again, a newer one counts', async () => {
    const [older, same, newer] = await write([
      { n: 1, version: base.version - 1, text: 'قديم' },
      { n: 2, text: 'قدمت الشاحنات للقوات المســلّحة في الجنوب.' },
      { n: 4, version: base.version + 1, title: 'وزير الصحة في مصر', text: 'استقبلت مصر وفدا ثانيا.' },
    ]);
    expect([older, same, newer].map((outcome) => outcome?.kind)).toEqual(['drop', 'ok', 'ok']);
    await refresh();
    expect(await found('ثانيا')).toEqual([4]);
    expect(await found('قديم')).toEqual([]);
  });

  test('a refused document does not take its request with it', async () => {
    const outcomes = await write([
      { n: 6 },
      { n: 7, nearDuplicateKeys: ['f'.repeat(40_000)] },
      { n: 8 },
      { n: 9 },
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['ok', 'dead', 'ok', 'ok']);
    expect(outcomes[1]).toMatchObject({
      reason: 'refused_by_index',
      detail: expect.stringContaining('nearDuplicateKeys') as string,
    });
  });

  test('a server that is away makes every document wait', async () => {
    const nowhere = createBulkWriter({ client: createSearchClient({ url: 'http://127.0.0.1:1' }) });
    const [outcome] = await nowhere.write([{ index: 'x', id: 'x', version: 1, source: {} }]);
    expect(outcome).toMatchObject({ kind: 'retry', cause: { name: 'UnavailableError' } });
  });

  test('articles that are stored already are found with their index and first-seen date', async () => {
    await refresh();
    const existing = await findExisting(client, world.namespace, [idOf(1), idOf(99)]);
    expect([...existing]).toEqual([
      [idOf(1), { index: `${world.namespace}articles-2026.11`, firstSeenAt: base.firstSeenAt }],
    ]);
  });
});

test('the analyzers of the index and ours give the same terms, positions and offsets over real text', async () => {
  const site = await startSampleSite();
  await site.close();
  const texts = [
    ...site.articles.map(({ title, text }) => `${title}\n${text}`),
    ...generateArticles(40, 3).map(({ text }) => text),
  ];
  texts.push(
    "قال «مُحمّدٌ» U.S.A. 3.5 ٣٫٥ و١٬٠٠٠ ﷲ ﻻ can't a:b x_y 10:30 ــــ user@example.org https://example.org/خبر\u200f12",
  );
  for (const analyzer of analyzerNames) {
    for (const text of texts) {
      const { tokens } = await client.indices.analyze({
        index: `${world.namespace}articles-2026.11`,
        analyzer: `rasid_${analyzer}`,
        text,
      });
      const theirs = tokens?.map(({ token, position, start_offset, end_offset }) => ({
        token,
        position,
        start: start_offset,
        end: end_offset,
      }));
      expect(analyze(text, analyzer)).toEqual(theirs);
    }
  }
});
