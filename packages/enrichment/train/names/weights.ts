import { labels } from '../../src/names/labels.ts';
import type { NameWeights } from '../../src/names/nameModel.ts';
import type { CrfWeights } from './crf.ts';

const WIDTH = labels.length;
const MOST_UNITS = 127;

/** Weights in steps of one byte; a feature that no label has more than `least` of is left out. */
export function quantise(
  features: Uint32Array,
  { weights, transitions }: CrfWeights,
  least: number,
): NameWeights {
  const rows = [...features.keys()].filter((row) => mostOf(weights, row) >= least);
  const most = rows.reduce((found, row) => Math.max(found, mostOf(weights, row)), 0);
  const unit = most / MOST_UNITS;
  const bytes = new Int8Array(rows.length * WIDTH);
  rows.forEach((row, at) => {
    for (let y = 0; y < WIDTH; y++)
      bytes[at * WIDTH + y] = Math.round((weights[row * WIDTH + y] as number) / unit);
  });
  return {
    features: Uint32Array.from(rows, (row) => features[row] as number),
    weights: bytes,
    unit,
    transitions: Float32Array.from(transitions),
  };
}

function mostOf(weights: Float64Array, row: number): number {
  let most = 0;
  for (let y = 0; y < WIDTH; y++) most = Math.max(most, Math.abs(weights[row * WIDTH + y] as number));
  return most;
}
