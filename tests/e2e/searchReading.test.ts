import { parseQuery } from '@rasid/query';
import {
  createBulkWriter,
  createSearchClient,
  ensureIndices,
  searchArticles,
  type SearchRequest,
} from '@rasid/search';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toWrite } from '../storedArticles.ts';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const search = (text: string, more: Partial<SearchRequest> = {}) => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.message.en);
  return searchArticles(client, world.namespace, { query: parsed.query, size: 50, ...more });
};
const numbersOf = ({ hits }: { hits: readonly { id: string }[] }) =>
  hits.map(({ id }) => Number.parseInt(id, 16));

const filler = 'وتابع المراسلون ما جرى في القاعة حتى المساء، ثم غادر الحاضرون إلى بيوتهم. '.repeat(8);
const long = 'زار الوفد مدينة سبها، واطلع على سير العمل في المطار، ثم عاد إلى العاصمة مساء أمس. ';

beforeAll(async () => {
  await ensureIndices(client, world.namespace);
  await createBulkWriter({ client }).write(
    [
      { n: 1, title: 'هدنة في الجنوب', text: `أعلن الطرفان وقف القتال. ${filler}` },
      { n: 2, title: 'أخبار متفرقة', text: `${filler} وجرى الحديث عن هدنة محتملة وهدنة أخرى.` },
      { n: 3, title: 'غوتيريش يدعو إلى الحوار', text: `قال غوتيريش إن الحوار هو السبيل. ${filler}` },
      { n: 4, title: 'غوتيريش في طرابلس', text: `التقى غوتيريش رئيس المجلس. ${filler}` },
      { n: 5, title: 'لقاء غوتيريش', text: `رحب الحاضرون بالأمين العام غوتيريش. ${filler}` },
      { n: 6, title: 'مطار سبها', text: long },
      {
        n: 7,
        title: 'افتتاح مدرسة',
        text: `افتتح الوزير مدرسة جديدة. ${filler}`,
        publishedAt: '2026-11-23T09:00:00Z',
      },
      {
        n: 8,
        title: 'افتتاح مدرسة',
        text: `افتتح الوزير مدرسة جديدة. ${filler}`,
        publishedAt: '2026-05-01T09:00:00Z',
      },
    ].map(toWrite(world.namespace)),
  );
  await client.indices.refresh({ index: `${world.namespace}articles` });
});

afterAll(async () => {
  await client.close();
  await world.close();
});

describe('did you mean', () => {
  test.each([
    ['غوتريش', 'غوتيريش'],
    ['غوتيرش', 'غوتيريش'],
    ['الحوار غوطيريش', 'الحوار غوتيريش'],
  ])('%s: %s', async (typed, meant) => {
    expect(await search(typed)).toMatchObject({ didYouMean: meant });
  });

  test.each(['غوتيريش', 'زقزاق', '=غوتريش', '-غوتريش'])('nothing is offered for %s', async (typed) => {
    expect(await search(typed)).not.toHaveProperty('didYouMean');
  });
});

describe('which articles words find', () => {
  test('few words have to be there, all of them', async () => {
    expect(numbersOf(await search('هدنة الجنوب'))).toEqual([1]);
  });

  test('a sentence finds the closest articles, and says so', async () => {
    const result = await search('الوفد يزور مدينة سبها ويطلع على مشاريع المطار الكبرى');
    expect(result.matching).toBe('best');
    expect(numbersOf(result)[0]).toBe(6);
  });

  test('words that no article has all of find the closest, unless all were asked for', async () => {
    const closest = await search('مطار سبها فيضانات');
    expect(closest.matching).toBe('best');
    expect(numbersOf(closest)).toContain(6);
    expect(numbersOf(await search('مطار سبها فيضانات', { matching: 'all' }))).toEqual([]);
  });

  test('what was left out stays out of it', async () => {
    expect(numbersOf(await search('غوتيريش -طرابلس'))).not.toContain(4);
  });
});

describe('in which order', () => {
  test('a word in the title counts most, and alike where that is switched off', async () => {
    expect(numbersOf(await search('هدنة'))).toEqual([1, 2]);
    const { hits } = await search('هدنة', { titleBoost: false, fresh: false });
    const boosted = (await search('هدنة', { fresh: false })).hits;
    const lead = (scores: readonly { score?: number }[]) => (scores[0]?.score ?? 0) / (scores[1]?.score ?? 1);
    expect(lead(hits)).toBeLessThan(lead(boosted));
  });

  test('of two alike the fresher comes first, and neither counts more where that is switched off', async () => {
    const fresh = await search('افتتاح مدرسة');
    expect(fresh.hits[0]?.score).toBeGreaterThan(fresh.hits[1]?.score ?? 0);
    const [first, second] = (await search('افتتاح مدرسة', { fresh: false })).hits;
    expect(first?.score).toBeCloseTo(second?.score ?? 0, 4);
  });
});
