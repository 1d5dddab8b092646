import type { Corpus } from './corpus.ts';
import { createRandom } from '../random.ts';

export type Clusters = {
  /** The finest cluster of each word of the corpus, plus 1; 0 for a word that is too rare. */
  readonly fine: Uint16Array;
  /** Middle and coarsest cluster by the finest. */
  readonly parents: readonly (readonly [number, number])[];
};

const LEAST_COUNT = 8;
const COARSE = 64;
const MIDDLE = 256;
const FINE_EACH = 8;
const ITERATIONS = 12;
/** Moving fewer words than this share, an iteration was the last. */
const AT_REST = 0.005;

/** Clusters of words by the direction of their vectors, in three grains: spherical k-means (Dhillon and Modha, 2001). */
export function clusterWords(
  { words, counts }: Corpus,
  vectors: Float32Array,
  { dimensions, seed }: { dimensions: number; seed: number },
): Clusters {
  const random = createRandom(seed);
  const data = normalised(vectors, dimensions);
  const members = words.flatMap((word, i) =>
    (counts[i] ?? 0) >= LEAST_COUNT && /\p{L}/u.test(word) ? [i] : [],
  );
  const middle = kMeans(members, data, { count: MIDDLE, dimensions, random });
  const coarse = kMeans([...middle.centres.keys()].map(Number), flat(middle.centres, dimensions), {
    count: COARSE,
    dimensions,
    random,
  });
  const fine = new Uint16Array(words.length);
  const parents: [number, number][] = [];
  middle.centres.forEach((_, m) => {
    const inside = members.filter((_, i) => middle.assigned[i] === m);
    const within = kMeans(inside, data, { count: FINE_EACH, dimensions, random });
    inside.forEach((word, i) => (fine[word] = parents.length + (within.assigned[i] as number) + 1));
    within.centres.forEach(() => parents.push([m, coarse.assigned[m] as number]));
  });
  return { fine, parents };
}

type Grouping = { readonly assigned: Int32Array; readonly centres: readonly Float32Array[] };
type Means = { readonly count: number; readonly dimensions: number; readonly random: () => number };

function kMeans(
  members: readonly number[],
  data: Float32Array,
  { count, dimensions, random }: Means,
): Grouping {
  const size = Math.min(count, members.length);
  let centres: Float32Array[] = choose(members, size, random).map((m) =>
    data.slice(m * dimensions, (m + 1) * dimensions),
  );
  const assigned = new Int32Array(members.length).fill(-1);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    let moved = 0;
    members.forEach((member, i) => {
      const nearest = nearestOf(centres, data, member * dimensions, dimensions);
      if (assigned[i] !== nearest) moved += 1;
      assigned[i] = nearest;
    });
    if (moved < members.length * AT_REST) break;
    centres = meansOf(members, data, assigned, centres, dimensions);
  }
  return { assigned, centres };
}

function choose(members: readonly number[], count: number, random: () => number): number[] {
  const pool = [...members];
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j] as number, pool[i] as number];
  }
  return pool.slice(0, count);
}

function nearestOf(
  centres: readonly Float32Array[],
  data: Float32Array,
  from: number,
  dimensions: number,
): number {
  let [best, nearest] = [-Infinity, 0];
  for (let c = 0; c < centres.length; c++) {
    const centre = centres[c] as Float32Array;
    let dot = 0;
    for (let k = 0; k < dimensions; k++) dot += centre[k]! * data[from + k]!;
    if (dot > best) [best, nearest] = [dot, c];
  }
  return nearest;
}

function meansOf(
  members: readonly number[],
  data: Float32Array,
  assigned: Int32Array,
  before: readonly Float32Array[],
  dimensions: number,
): Float32Array[] {
  const sums = before.map(() => new Float32Array(dimensions));
  members.forEach((member, i) => {
    const sum = sums[assigned[i] as number] as Float32Array;
    for (let k = 0; k < dimensions; k++) sum[k]! += data[member * dimensions + k]!;
  });
  // a cluster that lost all its words keeps its place
  return sums.map((sum, c) =>
    sum.some((x) => x !== 0) ? normalised(sum, dimensions) : (before[c] as Float32Array),
  );
}

function normalised(vectors: Float32Array, dimensions: number): Float32Array {
  const out = new Float32Array(vectors.length);
  for (let from = 0; from < vectors.length; from += dimensions) {
    let square = 0;
    for (let k = from; k < from + dimensions; k++) square += vectors[k]! ** 2;
    const length = Math.sqrt(square) || 1;
    for (let k = from; k < from + dimensions; k++) out[k] = vectors[k]! / length;
  }
  return out;
}

function flat(centres: readonly Float32Array[], dimensions: number): Float32Array {
  const out = new Float32Array(centres.length * dimensions);
  centres.forEach((centre, c) => out.set(centre, c * dimensions));
  return out;
}
