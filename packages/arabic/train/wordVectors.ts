import { wordsOf } from './corpus.ts';

export type WordVectors = {
  readonly likeness: (a: string, b: string) => number;
  /** Adds a word's vector, times `weight`, to a sum of `DIMENSIONS` numbers. */
  addTo(sum: Float32Array, word: string, weight: number): void;
};

export const DIMENSIONS = 256;
const CONTEXTS = 1_000;
/** The most frequent words keep everybody's company. */
const SKIPPED = 20;
const WINDOW = 4;

/**
 * Vectors of words from the company they keep: positive pointwise mutual information with the frequent words around
 * (Church and Hanks 1990; contexts smoothed by the power 0.75, Levy, Goldberg and Dagan 2015), brought down to few
 * dimensions by random projection (Achlioptas 2003) from a fixed seed.
 */
export function learnVectors(words: readonly string[], texts: () => Iterable<string>): WordVectors {
  const idOf = new Map(words.map((word, i) => [word, i]));
  const together = countTogether(words.length, idOf, texts());
  const vectors = project(weigh(together, words.length), words.length);
  return {
    likeness: (a, b) => {
      const [i, j] = [idOf.get(a), idOf.get(b)];
      return i === undefined || j === undefined ? 0 : dot(vectors, i, vectors, j);
    },
    addTo: (sum, word, weight) => {
      const i = idOf.get(word);
      if (i === undefined) return;
      for (let k = 0; k < DIMENSIONS; k++)
        sum[k] = (sum[k] ?? 0) + weight * (vectors[i * DIMENSIONS + k] ?? 0);
    },
  };
}

/** The cosine of two rows of unit length. */
export function dot(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let sum = 0;
  for (let k = 0; k < DIMENSIONS; k++) sum += (a[i * DIMENSIONS + k] ?? 0) * (b[j * DIMENSIONS + k] ?? 0);
  return sum;
}

/** Brings a row to unit length. */
export function normalizeRow(rows: Float32Array, row: number): void {
  const part = rows.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
  const length = Math.sqrt(part.reduce((sum, x) => sum + x * x, 0)) || 1;
  for (let k = 0; k < DIMENSIONS; k++) part[k] = (part[k] ?? 0) / length;
}

function countTogether(rows: number, idOf: Map<string, number>, texts: Iterable<string>): Float32Array {
  const counts = new Float32Array(rows * CONTEXTS);
  for (const text of texts) {
    const ids = Array.from(wordsOf(text), ({ word }) => idOf.get(word) ?? -1);
    ids.forEach((id, at) => {
      if (id < 0) return;
      const last = Math.min(ids.length - 1, at + WINDOW);
      for (let other = Math.max(0, at - WINDOW); other <= last; other++) {
        const context = (ids[other] ?? -1) - SKIPPED;
        if (other === at || context < 0 || context >= CONTEXTS) continue;
        const cell = id * CONTEXTS + context;
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
    });
  }
  return counts;
}

/** In place: counts to positive pointwise mutual information. */
function weigh(counts: Float32Array, rows: number): Float32Array {
  const perContext = new Float64Array(CONTEXTS);
  const perWord = new Float64Array(rows);
  counts.forEach((count, cell) => {
    if (count === 0) return;
    const [row, context] = [Math.floor(cell / CONTEXTS), cell % CONTEXTS];
    perWord[row] = (perWord[row] ?? 0) + count;
    perContext[context] = (perContext[context] ?? 0) + count;
  });
  const smooth = perContext.map((count) => count ** 0.75);
  const total = smooth.reduce((sum, x) => sum + x, 0);
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    if (count === 0) continue;
    const expected = ((perWord[Math.floor(cell / CONTEXTS)] ?? 0) * (smooth[cell % CONTEXTS] ?? 0)) / total;
    counts[cell] = Math.max(0, Math.log(count / expected));
  }
  return counts;
}

function project(weights: Float32Array, rows: number): Float32Array {
  const directions = randomDirections();
  const vectors = new Float32Array(rows * DIMENSIONS);
  for (let row = 0; row < rows; row++) {
    for (let context = 0; context < CONTEXTS; context++) {
      const weight = weights[row * CONTEXTS + context] ?? 0;
      if (weight === 0) continue;
      for (let k = 0; k < DIMENSIONS; k++) {
        const cell = row * DIMENSIONS + k;
        vectors[cell] = (vectors[cell] ?? 0) + weight * (directions[context * DIMENSIONS + k] ?? 0);
      }
    }
    normalizeRow(vectors, row);
  }
  return vectors;
}

/** Numbers around 0 from a linear congruential generator (Numerical Recipes), four summed for a bell shape. */
function randomDirections(): Float32Array {
  let state = 12_345;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return Float32Array.from({ length: CONTEXTS * DIMENSIONS }, () => next() + next() + next() + next() - 2);
}
