import { createSplitter, type Split } from './cliticSplits.ts';
import type { Vocabulary } from './vocabulary.ts';
import { DIMENSIONS, dot, normalizeRow } from './wordVectors.ts';

/** Words of the news without their clitics, with what all their forms together show. */
export type BaseWords = {
  /** By falling frequency. */
  readonly words: readonly string[];
  /** The base of a word of the vocabulary. */
  readonly baseOf: (word: string) => string;
  readonly countOf: (base: string) => number;
  /** Share of the occurrences with an article: verbs and most names have none. */
  readonly definiteShareOf: (base: string) => number;
  /** Share behind a word in ة or ات: high for feminine adjectives, low for nouns in ة. */
  readonly adjectiveShareOf: (base: string) => number;
  readonly likeness: (a: string, b: string) => number;
};

const MOST_SPLITS = 4;

/** Splits every word, splits the bases again, and sums up counts and vectors of each base. */
export function findBaseWords(vocabulary: Vocabulary): BaseWords {
  const splitOf = createSplitter(vocabulary);
  const splits = new Map(vocabulary.words.map((word) => [word, splitOf(word)]));
  const chains = new Map(vocabulary.words.map((word) => [word, chainOf(word, splits)]));
  const baseOf = (word: string) => chains.get(word)?.base ?? word;
  const totals = new Map<string, { count: number; definite: number; behindFeminine: number }>();
  for (const word of vocabulary.words) {
    const { base, definite } = chains.get(word) ?? { base: word, definite: false };
    const total = totals.get(base) ?? { count: 0, definite: 0, behindFeminine: 0 };
    total.count += vocabulary.countOf(word);
    if (definite) total.definite += vocabulary.countOf(word);
    total.behindFeminine += vocabulary.behindFeminineOf(word);
    totals.set(base, total);
  }
  const words = [...totals]
    .sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1))
    .map(([base]) => base);
  return {
    words,
    baseOf,
    countOf: (base) => totals.get(base)?.count ?? 0,
    definiteShareOf: (base) => shareOf(totals.get(base)?.definite, totals.get(base)?.count),
    adjectiveShareOf: (base) => shareOf(totals.get(base)?.behindFeminine, totals.get(base)?.count),
    likeness: createLikeness(words, vocabulary, baseOf),
  };
}

const shareOf = (part = 0, whole = 0): number => (whole === 0 ? 0 : part / whole);

function chainOf(word: string, splits: ReadonlyMap<string, Split>): { base: string; definite: boolean } {
  let base = word;
  let definite = false;
  for (let i = 0; i < MOST_SPLITS; i++) {
    const split = splits.get(base);
    if (!split || split.base === base) break;
    definite ||= /(?:ال|لل)$/.test(split.proclitics);
    base = split.base;
  }
  return { base, definite };
}

function createLikeness(
  words: readonly string[],
  { words: all, countOf, vectors }: Vocabulary,
  baseOf: (word: string) => string,
) {
  const rowOf = new Map(words.map((word, i) => [word, i]));
  const sums = new Float32Array(words.length * DIMENSIONS);
  for (const word of all) {
    const row = rowOf.get(baseOf(word)) ?? 0;
    vectors.addTo(sums.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS), word, Math.sqrt(countOf(word)));
  }
  words.forEach((_, row) => normalizeRow(sums, row));
  return (a: string, b: string): number => {
    const [i, j] = [rowOf.get(a), rowOf.get(b)];
    return i === undefined || j === undefined ? 0 : dot(sums, i, sums, j);
  };
}
