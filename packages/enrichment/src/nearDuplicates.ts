import { readWords } from './words.ts';

const ROWS = 64;
const ROWS_A_KEY = 2;
const SHINGLE_WORDS = 3;
const LEAST_WORDS = 20;

/** Two texts that share this many of their 32 keys are re-prints of one: about a third of their shingles are the same. */
export const NEAR_DUPLICATE_SHARED_KEYS = 4;

/**
 * The MinHash signature of a text over shingles of three folded words, as 32 keys of two rows each, so that two texts
 * of Jaccard similarity J share about 32·J² keys. Empty for texts of fewer than 20 words. One hash a shingle gives all
 * rows (one-permutation hashing with optimal densification; A. Shrivastava, ICML 2017).
 */
export function nearDuplicateKeys(text: string): string[] {
  const words = readWords(text).words.map(({ lexeme }) => lexeme.hash);
  if (words.length < LEAST_WORDS) return [];
  const rows = minima(words);
  const keys: string[] = [];
  for (let i = 0; i < ROWS; i += ROWS_A_KEY) {
    const key = mix((mix((rows[i] ?? 0) ^ i) + (rows[i + 1] ?? 0)) >>> 0);
    keys.push(key.toString(16).padStart(8, '0'));
  }
  return keys;
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Of each of 64 bins the least hash that fell into it; an empty bin borrows from another, chosen by its own number. */
function minima(words: readonly number[]): Uint32Array {
  const EMPTY = 0xffffffff;
  const rows = new Uint32Array(ROWS).fill(EMPTY);
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i++) {
    let shingle = 0;
    for (let k = 0; k < SHINGLE_WORDS; k++)
      shingle = mix((Math.imul(shingle, 31) + (words[i + k] ?? 0)) >>> 0);
    const bin = shingle & (ROWS - 1);
    const value = mix(shingle ^ 0x9e3779b9);
    if (value < (rows[bin] ?? EMPTY)) rows[bin] = value;
  }
  const filled = rows.slice();
  for (let bin = 0; bin < ROWS; bin++) {
    for (let attempt = 1; filled[bin] === EMPTY && attempt < 1_000; attempt++) {
      filled[bin] = rows[mix(bin * 1_000 + attempt) & (ROWS - 1)] ?? EMPTY;
    }
  }
  return filled;
}
