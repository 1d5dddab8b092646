import type { Vocabulary } from './vocabulary.ts';

/** How many documents have a feature, learnt from those that were read. */
export type Frequencies = {
  /** A number was given to something new. */
  begin(feature: number): void;
  count(features: readonly number[]): void;
  /** The share of documents, from 0 to 1; a guess by its kind as long as few were read. */
  readonly shareOf: (feature: number) => number;
};

/** So many documents would have to say otherwise. */
const GUESS_WEIGHT = 20;

export function createFrequencies(vocabulary: Vocabulary): Frequencies {
  let seen = new Float64Array(1024);
  let since = new Float64Array(1024);
  let documents = 0;
  return {
    begin: (feature) => {
      if (feature >= seen.length) [seen, since] = [grown(seen, feature), grown(since, feature)];
      seen[feature] = 0;
      since[feature] = documents;
    },
    count: (features) => {
      documents++;
      for (const feature of features) seen[feature] = (seen[feature] as number) + 1;
    },
    shareOf: (feature) => {
      const guess = GUESS_WEIGHT * guessOf(vocabulary.spaceOf(feature));
      const among = documents - (since[feature] ?? documents) + GUESS_WEIGHT;
      return ((seen[feature] ?? 0) + guess) / among;
    },
  };
}

function guessOf(space: string): number {
  if (/^(topic|country|lang)$/.test(space)) return 0.3;
  if (space.startsWith('prefix')) return 0.05;
  if (/^(stem|exact)( body)?$/.test(space)) return 0.02;
  return 0.005;
}

function grown(array: Float64Array, place: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(place + 1, array.length * 2));
  larger.set(array);
  return larger;
}
