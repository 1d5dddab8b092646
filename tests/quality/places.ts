import { createPlaceLocator, createTagger, loadNameData } from '@rasid/enrichment';
import { parseArgs } from 'node:util';
import { placeSentences } from './placeSentences.ts';

/**
 * How often the main country of a sentence with an ambiguous name is right, and no other is made up. Run as:
 * node tests/quality/places.ts [--misses]
 */
const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const tagger = createTagger(loadNameData());
const locator = createPlaceLocator();

function isRight(expected: string, sentence: string): boolean {
  const [main = '-', others = ''] = expected.split(' ~');
  const found = locator
    .locatePlaces('', sentence, tagger.tagEntities('', sentence))
    .countries.map(({ code }) => code);
  const allowed = new Set([main, ...others.split(' ')]);
  const right =
    main === '-' ? found.length === 0 : found[0] === main && found.every((code) => allowed.has(code));
  if (!right && values.misses) console.log(`${expected} not ${found.join(' ')}: ${sentence}`);
  return right;
}

const halves = {
  'found by': placeSentences.filter((_, i) => i % 2 === 0),
  'set aside': placeSentences.filter((_, i) => i % 2 === 1),
};
console.log('| sentences | number | right |\n| --- | --- | --- |');
for (const [name, sentences] of Object.entries(halves)) {
  const right = sentences.filter(([expected, sentence]) => isRight(expected, sentence)).length;
  console.log(`| ${name} | ${sentences.length} | ${((100 * right) / sentences.length).toFixed(1)} % |`);
}
