import { createRandom, shuffle } from './random.ts';

/** An example: its stems with their weights, and a label for each topic: 0, 1, or NaN where it is no example of it. */
export type Example = { readonly features: ReadonlyMap<string, number>; readonly labels: Float32Array };

/** Stems with how much each counts, in the order of the rows of weights. */
export type Vocabulary = { readonly stems: readonly string[]; readonly idf: ArrayLike<number> };

export type Trained = { readonly weights: Float32Array; readonly bias: Float32Array };

const EPOCHS = 6;
const RATE = 4;
const BIAS_RATE = 0.05;
const AVERAGE_EVERY = 4_000;

/**
 * One logistic regression a topic over examples of unit length, by stochastic gradient descent in an order that the
 * seed gives. The weights of the last half of the way are averaged (Polyak and Juditsky, 1992).
 */
export function trainLogistic(
  examples: readonly Example[],
  { vocabulary, width, seed }: { vocabulary: Vocabulary; width: number; seed: number },
): Trained {
  const rows = new Map(vocabulary.stems.map((stem, i) => [stem, i]));
  const rowsOf = examples.map(({ features }) => unitRows(features, rows, vocabulary.idf, width));
  const weights = new Float32Array(rows.size * width);
  const bias = new Float32Array(width).fill(-2);
  const sum = { weights: new Float32Array(weights.length), bias: new Float32Array(width), count: 0 };
  const order = examples.map((_, i) => i);
  const random = createRandom(seed);
  const errors = new Float32Array(width);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    order.forEach((i, at) => {
      const [example, labels] = [rowsOf[i] as Rows, (examples[i] as Example).labels];
      step(example, labels, { weights, bias, errors, rate: RATE / (1 + epoch) });
      if (epoch >= EPOCHS / 2 && at % AVERAGE_EVERY === 0) average(sum, weights, bias);
    });
  }
  return {
    weights: sum.weights.map((value) => value / sum.count),
    bias: sum.bias.map((value) => value / sum.count),
  };
}

type Rows = { readonly rows: Int32Array; readonly values: Float32Array };

function unitRows(
  features: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, number>,
  idf: ArrayLike<number>,
  width: number,
): Rows {
  const known = [...features].flatMap(([stem, value]) => {
    const row = rows.get(stem);
    return row === undefined ? [] : [[row * width, value * (idf[row] as number)] as const];
  });
  const norm = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return {
    rows: Int32Array.from(known, ([row]) => row),
    values: Float32Array.from(known, ([, value]) => value / norm),
  };
}

type State = {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly errors: Float32Array;
  readonly rate: number;
};

function step({ rows, values }: Rows, labels: Float32Array, { weights, bias, errors, rate }: State): void {
  const width = labels.length;
  errors.set(bias);
  for (let i = 0; i < rows.length; i++) {
    const [row, value] = [rows[i] as number, values[i] as number];
    for (let k = 0; k < width; k++) errors[k] = (errors[k] as number) + (weights[row + k] as number) * value;
  }
  for (let k = 0; k < width; k++) {
    const label = labels[k] as number;
    const error = label - 1 / (1 + Math.exp(-(errors[k] as number)));
    // NaN is neither for nor against
    errors[k] = Math.abs(error) > 0.001 ? rate * error : 0;
    bias[k] = (bias[k] as number) + BIAS_RATE * (errors[k] as number);
  }
  for (let i = 0; i < rows.length; i++) {
    const [row, value] = [rows[i] as number, values[i] as number];
    for (let k = 0; k < width; k++)
      weights[row + k] = (weights[row + k] as number) + (errors[k] as number) * value;
  }
}

function average(
  sum: { weights: Float32Array; bias: Float32Array; count: number },
  weights: Float32Array,
  bias: Float32Array,
): void {
  for (let i = 0; i < weights.length; i++)
    sum.weights[i] = (sum.weights[i] as number) + (weights[i] as number);
  for (let i = 0; i < bias.length; i++) sum.bias[i] = (sum.bias[i] as number) + (bias[i] as number);
  sum.count += 1;
}
