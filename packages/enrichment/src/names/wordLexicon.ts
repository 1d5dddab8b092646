import { createHashTable } from './hashTable.ts';
import { hashText } from './hash.ts';

/** What the news says of a word: how often it stands there, whom it keeps company with, and what a first tagger made of it. */
export type WordFacts = {
  /** Binary logarithm of its count, rounded down; 0 for a word that was never seen. */
  readonly frequency: number;
  /** Its cluster in three grains, the coarsest first; empty for a rare word. */
  readonly clusters: readonly number[];
  /** What it was tagged as in the news, the share in steps: numbers that only mean something to the model. */
  readonly usage: readonly number[];
};

/** As the model's file keeps it: row by row, and what rows point at. */
export type LexiconData = {
  readonly keys: Uint32Array;
  readonly frequency: Uint8Array;
  /** Finest cluster plus 1; 0 for none. */
  readonly cluster: Uint16Array;
  /** Row of `usages`. */
  readonly usage: Uint16Array;
  /** Middle and coarsest cluster by the finest. */
  readonly parents: readonly (readonly [number, number])[];
  readonly usages: readonly (readonly number[])[];
};

const NOTHING: WordFacts = { frequency: 0, clusters: [], usage: [] };

export type WordLexicon = (word: string) => WordFacts;

export function createWordLexicon(data: LexiconData): WordLexicon {
  const rowOf = createHashTable(data.keys);
  const clustersOf = [
    [],
    ...data.parents.map(([middle, coarse], fine): readonly number[] => [coarse, middle, fine]),
  ];
  return (word) => {
    const row = rowOf(hashText(word));
    if (row < 0) return NOTHING;
    return {
      frequency: data.frequency[row] as number,
      clusters: clustersOf[data.cluster[row] as number] ?? [],
      usage: data.usages[data.usage[row] as number] ?? [],
    };
  };
}
