import { createRandom, shuffle } from './random.ts';

/** An example: its stems with their weights, and a label, 0 or 1, for each topic. */
export type Example = { readonly features: ReadonlyMap<string, number>; readonly labels: Float32Array };

export type Trained = { readonly weights: Float32Array; readonly bias: Float32Array };

const EPOCHS = 5;
const RATE = 4;
const BIAS_RATE = 0.05;

/**
 * One logistic regression a topic over examples of unit length, by stochastic gradient descent in an order that the
 * seed gives. The weights of the last half of the way are averaged (Polyak and Juditsky, 1992).
 */
export function trainLogistic(
  examples: readonly Example[],
  { stems, width, seed }: { stems: readonly string[]; width: number; seed: number },
): Trained {
  const rows = new Map(stems.map((stem, i) => [stem, i * width]));
  const rowsOf = examples.map(({ features }) => unitRows(features, rows));
  const weights = new Float32Array(stems.length * width);
  const bias = new Float32Array(width).fill(-2);
  const sum = { weights: new Float64Array(weights.length), bias: new Float64Array(width), count: 0 };
  const order = examples.map((_, i) => i);
  const random = createRandom(seed);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    order.forEach((i, at) => {
      const example = rowsOf[i];
      const labels = examples[i]?.labels;
      if (example && labels) step(example, labels, { weights, bias, rate: RATE / (1 + epoch) });
      if (epoch >= EPOCHS / 2 && at % 2_000 === 0) average(sum, weights, bias);
    });
  }
  return {
    weights: Float32Array.from(sum.weights, (value) => value / sum.count),
    bias: Float32Array.from(sum.bias, (value) => value / sum.count),
  };
}

type Rows = { readonly rows: Int32Array; readonly values: Float32Array };

function unitRows(features: ReadonlyMap<string, number>, rows: ReadonlyMap<string, number>): Rows {
  const known = [...features].flatMap(([stem, value]) => {
    const row = rows.get(stem);
    return row === undefined ? [] : [[row, value] as const];
  });
  const norm = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return {
    rows: Int32Array.from(known, ([row]) => row),
    values: Float32Array.from(known, ([, value]) => value / norm),
  };
}

function step(
  { rows, values }: Rows,
  labels: Float32Array,
  { weights, bias, rate }: { weights: Float32Array; bias: Float32Array; rate: number },
): void {
  for (let k = 0; k < labels.length; k++) {
    let sum = bias[k] as number;
    for (let i = 0; i < rows.length; i++)
      sum += (weights[(rows[i] as number) + k] as number) * (values[i] as number);
    const error = (labels[k] as number) - 1 / (1 + Math.exp(-sum));
    if (Math.abs(error) < 0.001) continue;
    bias[k] = (bias[k] as number) + rate * BIAS_RATE * error;
    for (let i = 0; i < rows.length; i++) {
      const at = (rows[i] as number) + k;
      weights[at] = (weights[at] as number) + rate * error * (values[i] as number);
    }
  }
}

function average(
  sum: { weights: Float64Array; bias: Float64Array; count: number },
  weights: Float32Array,
  bias: Float32Array,
): void {
  for (let i = 0; i < weights.length; i++)
    sum.weights[i] = (sum.weights[i] as number) + (weights[i] as number);
  for (let i = 0; i < bias.length; i++) sum.bias[i] = (sum.bias[i] as number) + (bias[i] as number);
  sum.count += 1;
}
