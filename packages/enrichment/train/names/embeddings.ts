import { BREAK, type Corpus } from './corpus.ts';
import { createRandom } from '../random.ts';

export type EmbeddingOptions = {
  readonly dimensions: number;
  readonly window: number;
  readonly epochs: number;
  readonly seed: number;
};

const NEGATIVES = 5;
const FIRST_RATE = 0.03;
const LAST_RATE = 1e-4;
/** How frequent a word may be before it is left out now and then. */
const SUBSAMPLE = 1e-4;
const TABLE_SIZE = 2 ** 24;
const SIGMOID_STEPS = 1024;
const SIGMOID_REACH = 6;

/** Skip-gram with negative sampling (Mikolov et al., 2013); a row of `dimensions` a word. */
export function trainEmbeddings({ counts, ids }: Corpus, options: EmbeddingOptions): Float32Array {
  const { dimensions, window, epochs, seed } = options;
  const random = createRandom(seed);
  const input = new Float32Array(counts.length * dimensions).map(() => (random() - 0.5) / dimensions);
  const output = new Float32Array(counts.length * dimensions);
  const negatives = negativeTable(counts);
  const keep = keepShares(counts);
  const learnPair = createLearner({ input, output, negatives, dimensions, random });
  const article = new Int32Array(2 ** 20);
  let done = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = 0; at < ids.length; at++) {
      let length = 0;
      for (; at < ids.length && ids[at] !== BREAK; at++, done++) {
        const id = ids[at] as number;
        if (id >= 0 && length < article.length && random() < (keep[id] as number)) article[length++] = id;
      }
      const rate = Math.max(LAST_RATE, FIRST_RATE * (1 - done / (ids.length * epochs)));
      for (let p = 0; p < length; p++) {
        const last = Math.min(length - 1, p + window);
        for (let q = Math.max(0, p - window); q <= last; q++)
          if (q !== p) learnPair(article[p] as number, article[q] as number, rate);
      }
    }
    console.error(`embeddings: epoch ${epoch + 1} of ${epochs}`);
  }
  return input;
}

type Learner = {
  readonly input: Float32Array;
  readonly output: Float32Array;
  readonly negatives: Int32Array;
  readonly dimensions: number;
  readonly random: () => number;
};

/** Brings a word and its neighbour together, and the word and some random others apart. */
function createLearner({ input, output, negatives, dimensions, random }: Learner) {
  const sigmoid = sigmoidTable();
  const gradient = new Float32Array(dimensions);
  return (word: number, neighbour: number, rate: number): void => {
    const w = word * dimensions;
    gradient.fill(0);
    for (let n = 0; n <= NEGATIVES; n++) {
      const other = n === 0 ? neighbour : (negatives[(random() * TABLE_SIZE) | 0] as number);
      if (n > 0 && other === neighbour) continue;
      const o = other * dimensions;
      let dot = 0;
      for (let k = 0; k < dimensions; k++) dot += input[w + k]! * output[o + k]!;
      const step = ((n === 0 ? 1 : 0) - sigmoid(dot)) * rate;
      for (let k = 0; k < dimensions; k++) {
        gradient[k]! += step * output[o + k]!;
        output[o + k]! += step * input[w + k]!;
      }
    }
    for (let k = 0; k < dimensions; k++) input[w + k]! += gradient[k]!;
  };
}

function sigmoidTable(): (x: number) => number {
  const table = Float32Array.from(
    { length: SIGMOID_STEPS },
    (_, i) => 1 / (1 + Math.exp(SIGMOID_REACH - (2 * SIGMOID_REACH * i) / SIGMOID_STEPS)),
  );
  const scale = SIGMOID_STEPS / (2 * SIGMOID_REACH);
  return (x) => {
    if (x >= SIGMOID_REACH) return 1;
    return x <= -SIGMOID_REACH ? 0 : (table[((x + SIGMOID_REACH) * scale) | 0] as number);
  };
}

/** Words as often as their count to the power of 3/4 says. */
function negativeTable(counts: readonly number[]): Int32Array {
  const powers = counts.map((count) => count ** 0.75);
  const total = powers.reduce((a, b) => a + b, 0);
  const table = new Int32Array(TABLE_SIZE);
  let word = 0;
  let share = (powers[0] ?? 0) / total;
  for (let k = 0; k < TABLE_SIZE; k++) {
    table[k] = word;
    if ((k + 1) / TABLE_SIZE > share && word < counts.length - 1) share += (powers[++word] ?? 0) / total;
  }
  return table;
}

function keepShares(counts: readonly number[]): Float32Array {
  const total = counts.reduce((a, b) => a + b, 0);
  return Float32Array.from(counts, (count) => {
    const share = count / total;
    return Math.min(1, Math.sqrt(SUBSAMPLE / share) + SUBSAMPLE / share);
  });
}
