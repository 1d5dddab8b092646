export type Random = () => number;

/** Numbers from 0 to 1 (exclusive), the same for the same seed and stream. */
export const seededRandom = (seed: number, stream: number): Random =>
  mulberry32(Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b));

/** Numbers from 0 to 1 (exclusive), the same for the same seed. Source: T. Ettinger, mulberry32. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
