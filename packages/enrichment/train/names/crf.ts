import { followers, labels } from '../../src/names/labels.ts';
import { createRandom, shuffle } from '../random.ts';

const WIDTH = labels.length;
/** Labels that each label may follow. */
const precedents = labels.map((_, y) => labels.flatMap((_, x) => (followers[x]!.includes(y) ? [x] : [])));

/** A sentence: the rows of each token's features, and its labels. */
export type Example = { readonly features: readonly Int32Array[]; readonly gold: readonly number[] };
export type CrfOptions = {
  readonly featureCount: number;
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Share of the features that each step leaves out, so that none is relied on alone. */
  readonly dropout: number;
  readonly seed: number;
  /** The weights are the mean over so many last epochs. */
  readonly averaged: number;
};
export type CrfWeights = { readonly weights: Float64Array; readonly transitions: Float64Array };

/** A linear-chain CRF by stochastic gradients with AdaGrad (Duchi et al., 2011). */
export function trainCrf(examples: readonly Example[], options: CrfOptions): CrfWeights {
  const { featureCount, epochs, averaged, seed } = options;
  const random = createRandom(seed);
  const state = {
    weights: createParameters(featureCount * WIDTH),
    transitions: createParameters((WIDTH + 1) * WIDTH),
  };
  const means = {
    weights: new Float64Array(featureCount * WIDTH),
    transitions: new Float64Array((WIDTH + 1) * WIDTH),
  };
  const order = [...examples];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffle(order, random)) learn(example, state, options, random);
    console.error(`crf: epoch ${epoch + 1} of ${epochs}`);
    if (epoch < epochs - averaged) continue;
    for (const name of ['weights', 'transitions'] as const)
      state[name].values.forEach((value, k) => (means[name][k]! += value / averaged));
  }
  return means;
}

type Parameters = { readonly values: Float64Array; readonly squares: Float64Array };
const createParameters = (size: number): Parameters => ({
  values: new Float64Array(size),
  squares: new Float64Array(size).fill(1e-6),
});

type State = { readonly weights: Parameters; readonly transitions: Parameters };

function learn({ features, gold }: Example, state: State, options: CrfOptions, random: () => number): void {
  const kept = features.map((rows) => rows.filter(() => random() >= options.dropout));
  const beliefs = forwardBackward(kept, state);
  learnTransitions(beliefs, gold, state.transitions, options);
  kept.forEach((rows, i) => {
    for (let y = 0; y < WIDTH; y++) {
      const gradient =
        (gold[i] === y ? 1 : 0) - beliefs.forward[i * WIDTH + y]! * beliefs.backward[i * WIDTH + y]!;
      if (Math.abs(gradient) < 1e-4) continue;
      for (const row of rows) update(state.weights, row * WIDTH + y, gradient, options);
    }
  });
}

function update({ values, squares }: Parameters, at: number, slope: number, { rate, l2 }: CrfOptions): void {
  const gradient = slope - l2 * values[at]!;
  squares[at]! += gradient * gradient;
  values[at]! += (rate * gradient) / Math.sqrt(squares[at]!);
}

type Beliefs = {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly unary: Float64Array;
  readonly pairs: Float64Array;
  readonly scales: Float64Array;
};

/** Scaled sums over all sequences (Rabiner, 1989): forward × backward is what is believed of each label at each place. */
function forwardBackward(features: readonly Int32Array[], { weights, transitions }: State): Beliefs {
  const length = features.length;
  const unary = unaryOf(features, weights.values);
  const pairs = transitions.values.map(Math.exp);
  const forward = new Float64Array(length * WIDTH);
  const backward = new Float64Array(length * WIDTH);
  const scales = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    let total = 0;
    for (let y = 0; y < WIDTH; y++) {
      let sum = i === 0 && followers[WIDTH]!.includes(y) ? pairs[WIDTH * WIDTH + y]! : 0;
      if (i > 0) for (const x of precedents[y]!) sum += forward[(i - 1) * WIDTH + x]! * pairs[x * WIDTH + y]!;
      total += forward[i * WIDTH + y] = sum * unary[i * WIDTH + y]!;
    }
    scales[i] = total;
    for (let y = 0; y < WIDTH; y++) forward[i * WIDTH + y]! /= total;
  }
  backward.fill(1, (length - 1) * WIDTH);
  for (let i = length - 2; i >= 0; i--) {
    for (let x = 0; x < WIDTH; x++) {
      let sum = 0;
      for (const y of followers[x]!)
        sum += pairs[x * WIDTH + y]! * unary[(i + 1) * WIDTH + y]! * backward[(i + 1) * WIDTH + y]!;
      backward[i * WIDTH + x] = sum / scales[i + 1]!;
    }
  }
  return { forward, backward, unary, pairs, scales };
}

/** The exponents of each place's sums, the largest of them 1. */
function unaryOf(features: readonly Int32Array[], weights: Float64Array): Float64Array {
  const unary = new Float64Array(features.length * WIDTH);
  features.forEach((rows, i) => {
    const at = i * WIDTH;
    for (const row of rows) for (let y = 0; y < WIDTH; y++) unary[at + y]! += weights[row * WIDTH + y]!;
    let most = -Infinity;
    for (let y = 0; y < WIDTH; y++) most = Math.max(most, unary[at + y]!);
    for (let y = 0; y < WIDTH; y++) unary[at + y] = Math.exp(unary[at + y]! - most);
  });
  return unary;
}

function learnTransitions(
  { forward, backward, unary, pairs, scales }: Beliefs,
  gold: readonly number[],
  transitions: Parameters,
  options: CrfOptions,
): void {
  const slopes = new Float64Array((WIDTH + 1) * WIDTH);
  for (let y = 0; y < WIDTH; y++) slopes[WIDTH * WIDTH + y]! -= forward[y]! * backward[y]!;
  slopes[WIDTH * WIDTH + (gold[0] ?? 0)]! += 1;
  for (let i = 1; i < gold.length; i++) {
    for (let x = 0; x < WIDTH; x++) {
      const before = forward[(i - 1) * WIDTH + x]!;
      if (before < 1e-9) continue;
      for (const y of followers[x]!)
        slopes[x * WIDTH + y]! -=
          (before * pairs[x * WIDTH + y]! * unary[i * WIDTH + y]! * backward[i * WIDTH + y]!) / scales[i]!;
    }
    slopes[(gold[i - 1] ?? 0) * WIDTH + (gold[i] ?? 0)]! += 1;
  }
  slopes.forEach((slope, k) => {
    if (Math.abs(slope) > 1e-8) update(transitions, k, slope, options);
  });
}
