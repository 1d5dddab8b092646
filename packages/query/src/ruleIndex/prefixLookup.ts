import { limits } from '../queryError.ts';
import type { Numbers } from './vocabulary.ts';

/** The numbers of all prefixes that a word begins with. */
export type PrefixLookup = (word: string) => readonly number[];

const MOST_WORDS = 100_000;
const NONE: readonly number[] = [];

/** Each word is looked at once, until the prefixes change. */
export function createPrefixLookup(prefixes: Numbers): PrefixLookup {
  const known = new Map<string, readonly number[]>();
  let changes = prefixes.changes;
  let longest = 0;
  const refresh = (): void => {
    known.clear();
    changes = prefixes.changes;
    longest = 0;
    for (const prefix of prefixes.of.keys()) longest = Math.max(longest, prefix.length);
  };
  return (word) => {
    if (prefixes.of.size === 0) return NONE;
    if (changes !== prefixes.changes || known.size >= MOST_WORDS) refresh();
    let found = known.get(word);
    if (!found) known.set(word, (found = find(word, prefixes, longest)));
    return found;
  };
}

function find(word: string, { of }: Numbers, longest: number): readonly number[] {
  const found: number[] = [];
  for (let length = limits.prefixLetters; length <= Math.min(word.length, longest); length++) {
    const feature = of.get(word.slice(0, length));
    if (feature !== undefined) found.push(feature);
  }
  return found.length === 0 ? NONE : found;
}
