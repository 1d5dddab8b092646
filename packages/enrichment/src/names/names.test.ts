import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followers, labels, labelsOf, tagsOf } from './labels.ts';
import { loadNameData } from './loadModel.ts';
import { readModel, writeModel } from './modelFile.ts';
import { createTokenTagger } from './nameReader.ts';

const data = loadNameData();
const tag = createTokenTagger(data);
const tagsFor = (sentence: string): string[] => tagsOf(tag(sentence.split(' ')));

describe('names among tokens', () => {
  test.each([
    ['وصل الرئيس الفرنسي جاك شيراك إلى القاهرة امس', 'O O O B-PER I-PER O B-LOC O'],
    ['قال متحدث باسم الأمم المتحدة في جنيف', 'O O O B-ORG I-ORG O B-LOC'],
    ['ارتفعت درجات الحرارة في الصباح', 'O O O O O'],
  ])('%s', (sentence, expected) => expect(tagsFor(sentence).join(' ')).toBe(expected));

  test('whatever the tokens, each gets a label that may stand there', () => {
    const token = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('محمد', 'وزارة', 'بغداد', '.', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        const found = tag(tokens);
        expect(found).toHaveLength(tokens.length);
        found.forEach((label, i) =>
          expect(followers[i === 0 ? labels.length : (found[i - 1] as number)]).toContain(label),
        );
        expect(labelsOf(tagsOf(found))).toEqual(found);
      }),
    );
  });
});

test('a model that is written is read again as it was', () => {
  const again = readModel(writeModel(data));
  expect(again.weights.weights).toEqual(data.weights.weights);
  expect(again.lexicon).toEqual(data.lexicon);
  expect(again.version).toBe(data.version);
});
