import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EnrichedArticle, RawArticle } from '@rasid/contracts';
import {
  createPlaceLocator,
  createStoryReader,
  createTagger,
  createTopicClassifier,
  loadModel,
  loadNameData,
  loadStoryTerms,
} from '@rasid/enrichment';
import type { Message, Outcome } from '@rasid/pipeline';
import { createDirectReader } from '@rasid/workers';
import { describe, expect, test } from 'vitest';
import { createEnricherPipeline, type EnricherParts } from './pipeline.ts';

const raw = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../tests/contract/fixtures/articles.raw.v1.json'), 'utf8'),
) as RawArticle;
const nowhere = { write: () => Promise.resolve([]) };

const parts: EnricherParts = {
  extractor: (input) => createDirectReader().extractArticle(input),
  tagger: createTagger(loadNameData()),
  canonical: (entity) => entity,
  locator: createPlaceLocator(),
  topicModel: createTopicClassifier(loadModel()),
  stories: {
    reprints: { assign: () => Promise.resolve({ duplicateGroup: 'e'.repeat(32) }) },
    reader: createStoryReader(loadStoryTerms()),
    stories: { assign: () => Promise.resolve('f'.repeat(32)) },
    findPlace: () => Promise.resolve(undefined),
  },
  event: { models: { topics: 'test' }, now: () => new Date('2026-11-24T08:00:02Z') },
  outputs: { enriched: nowhere, deadLetters: { send: () => Promise.resolve() } },
};
const stage = createEnricherPipeline(parts);

const run = (value: unknown): Promise<Outcome<EnrichedArticle>> =>
  stage.run({ value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) } as Message);

const text =
  'قال العقيد إدريس الفاخري إن القوات المسلحة الليبية أنهت تمرينا في مدينة درنة شرق ليبيا، وإن وزارة الصحة شاركت فيه ' +
  'بعشر سيارات إسعاف وصلت من بنغازي ليلا، وإن الوحدات عادت إلى ثكناتها مساء أمس بعد أن تفقدها رئيس الأركان.';

test('an article comes out with its identity, language, names, places and story', async () => {
  const outcome = await run({ ...raw, page: undefined, entry: { ...raw.entry, content: `<p>${text}</p>` } });
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  const { value } = outcome;
  expect(value).toMatchObject({
    schema: 'articles.enriched.v1',
    id: raw.id,
    version: raw.version,
    firstSeenAt: raw.firstSeenAt,
    lang: 'ar',
    text,
    storyId: 'f'.repeat(32),
    enrichedAt: '2026-11-24T08:00:02.000Z',
  });
  expect(value.entities.filter(({ type }) => type === 'PER').map(({ name }) => name)).toEqual([
    'إدريس الفاخري',
  ]);
  for (const { field, start, end, text: span } of value.entities) {
    expect((field === 'title' ? value.title : value.text).slice(start, end)).toBe(span);
  }
  expect(value.countries[0]?.code).toBe('LY');
  expect(value.places.map(({ name }) => name)).toEqual(expect.arrayContaining(['درنة', 'بنغازي', 'ليبيا']));
  expect(value.nearDuplicateKeys).toHaveLength(32);
});

test('an English article is marked and gets no tags', async () => {
  const english =
    'The harbour reopened this morning after three weeks of repairs, and the first ships arrived with grain for the city and its markets.';
  const outcome = await run({
    ...raw,
    page: undefined,
    entry: { title: 'Harbour reopens', content: english.repeat(3) },
  });
  expect(outcome).toMatchObject({ kind: 'ok', value: { lang: 'en', entities: [], places: [], topics: [] } });
});

test('a text that does not tell its language is in that of its outlet', async () => {
  const entry = { title: '2026', content: '1 - 2 - 3 - 4 - 5' };
  const source = { ...raw.source, language: 'fr-TN' };
  expect(await run({ ...raw, page: undefined, source, entry })).toMatchObject({ value: { lang: 'fr' } });
});

test('the page is read as the operator set it', async () => {
  const html = `<html><body><article>${'<p>كلام كثير لا شأن له بالخبر، وفيه فاصلة وأخرى.</p>'.repeat(9)}</article><div class="x"><p>${text}</p></div><i class="t">2026-02-03 09:30</i></body></html>`;
  const entry = { link: raw.canonicalUrl, title: 'عنوان' };
  const reading = { timeZone: 'Asia/Dubai', extraction: { content: '.x', date: '.t' } };
  const page = { url: raw.canonicalUrl, html, charset: 'utf-8' };
  expect(await run({ ...raw, entry, page, reading })).toMatchObject({
    value: { text, publishedAt: '2026-02-03T05:30:00.000Z' },
  });
});

test.each([
  ['{', 'not_json'],
  [{ ...raw, id: 'short' }, 'wrong_schema'],
  [{ ...raw, page: undefined, entry: { title: 'عنوان بلا نص' } }, 'entry_without_text'],
])('%o is dead: %s', async (value, reason) =>
  expect(await run(value)).toMatchObject({ kind: 'dead', reason }),
);

describe('an article that costs too much, or breaks a step, is dead alone', () => {
  const message = {
    value: Buffer.from(JSON.stringify({ ...raw, page: undefined, entry: { ...raw.entry, content: text } })),
  };
  const reasonOf = async (changed: Partial<EnricherParts>): Promise<unknown> => {
    const outcome = await createEnricherPipeline({ ...parts, ...changed }).run(message as Message);
    return outcome.kind === 'dead' ? outcome.reason : outcome.kind;
  };

  test.each([
    ['deadline', 'page_too_costly'],
    ['memory', 'page_too_costly'],
    ['crashed', 'step_failed'],
  ] as const)('the reader meets its %s: %s', async (failure, reason) => {
    const extractor = () => Promise.resolve({ ok: false as const, failure, message: 'over' });
    expect(await reasonOf({ extractor })).toBe(reason);
  });

  test('a step that throws: step_failed, and the next article goes on', async () => {
    const tagger = {
      tagEntities: () => {
        throw new RangeError('what nobody foresaw');
      },
    };
    expect(await reasonOf({ tagger })).toBe('step_failed');
    expect(await reasonOf({})).toBe('ok');
  });
});
