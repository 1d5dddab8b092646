import { newsTexts, wordsOf } from './corpus.ts';
import { learnVectors, type WordVectors } from './wordVectors.ts';

/** What the news shows of its words. */
export type Vocabulary = {
  /** By falling frequency. */
  readonly words: readonly string[];
  readonly countOf: (word: string) => number;
  /** Share of the occurrences that are written with a hamza or madda on the first alef. */
  readonly hamzaShareOf: (word: string) => number;
  /** Occurrences behind a word in ة or ات, as feminine adjectives stand. Counted for words in ة. */
  readonly behindFeminineOf: (word: string) => number;
  /** How alike the company of two words is, -1 to 1; 0 where one is not known. */
  readonly likeness: (a: string, b: string) => number;
  readonly vectors: WordVectors;
};

const LEAST_COUNT = 6;

/** Reads the corpora twice: for counts, and for the company that words keep. */
export function readVocabulary(data: string): Vocabulary {
  const counts = new Map<string, number>();
  const hamza = new Map<string, number>();
  const behindFeminine = new Map<string, number>();
  for (const text of newsTexts(data)) {
    let previous = '';
    for (const { raw, word, afterPrevious } of wordsOf(text)) {
      add(counts, word);
      if (/^[أإآ]/.test(raw)) add(hamza, word);
      if (afterPrevious && word.endsWith('ة') && /(?:ة|ات)$/.test(previous)) add(behindFeminine, word);
      previous = word;
    }
  }
  const words = [...counts]
    .filter(([, count]) => count >= LEAST_COUNT)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
  const vectors = learnVectors(words, () => newsTexts(data));
  const known = new Set(words);
  const countOf = (word: string) => (known.has(word) ? (counts.get(word) ?? 0) : 0);
  return {
    words,
    countOf,
    hamzaShareOf: (word) => (hamza.get(word) ?? 0) / Math.max(1, counts.get(word) ?? 0),
    behindFeminineOf: (word) => behindFeminine.get(word) ?? 0,
    likeness: vectors.likeness,
    vectors,
  };
}

const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);
