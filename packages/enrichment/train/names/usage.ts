import { labels, nameTypes } from '../../src/names/labels.ts';
import type { NameTagger } from '../../src/names/nameModel.ts';
import { BREAK, type Corpus } from './corpus.ts';

const SENTENCE_ENDS = new Set(['.', '؟', '!', '?']);
const MOST_TOKENS = 80;
/** Every so manieth article is enough to know a word by. */
const ARTICLES_BETWEEN = 8;
const LEAST_COUNT = 4;
const RARE_WORD = '\u0001';
/** Lower ends of the steps in which a share is told. */
const STEPS = [0.02, 0.1, 0.3, 0.6, 0.9];
const KINDS = 8;

/**
 * What a first tagger makes of each word over the whole of the news: a word that is mostly a place there is likely one
 * here. Numbers: 8 × type + step of its share, the largest share first; then 100 + the place in names that it mostly has.
 */
export function countUsage({ words, ids }: Corpus, tag: NameTagger): (readonly number[])[] {
  const counts = new Uint32Array(words.length * labels.length);
  const sentence: number[] = [];
  const flush = (): void => {
    const found = tag(sentence.map((id) => words[id] ?? RARE_WORD));
    sentence.forEach((id, i) => {
      if (id >= 0) counts[id * labels.length + (found[i] ?? 0)]! += 1;
    });
    sentence.length = 0;
  };
  let article = 0;
  for (const id of ids) {
    if (id === BREAK) {
      flush();
      article += 1;
    }
    if (id === BREAK || article % ARTICLES_BETWEEN !== 0) continue;
    sentence.push(id);
    if (sentence.length >= MOST_TOKENS || SENTENCE_ENDS.has(words[id] ?? '')) flush();
  }
  return words.map((_, id) => usageOf(counts.subarray(id * labels.length, (id + 1) * labels.length)));
}

function usageOf(counts: Uint32Array): number[] {
  const total = counts.reduce((a, b) => a + b, 0);
  if (total < LEAST_COUNT) return [];
  const byType = nameTypes.map((_, t) => sum(counts.subarray(1 + 4 * t, 5 + 4 * t)) / total);
  const types = byType
    .map((share, type) => ({ share, code: KINDS * type + STEPS.findLastIndex((step) => share >= step) }))
    .filter(({ share }) => share >= (STEPS[0] as number))
    .sort((a, b) => b.share - a.share)
    .map(({ code }) => code);
  if (types.length === 0) return [];
  const names = total - (counts[0] as number);
  const places = [0, 1, 2, 3].map(
    (place) => sum(nameTypes.map((_, t) => counts[1 + 4 * t + place] as number)) / names,
  );
  return [...types, ...places.flatMap((share, place) => (share >= 0.5 ? [100 + place] : []))];
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};
