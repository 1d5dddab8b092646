import type { Postings } from './matchDocument.ts';

/** Places where something of a certain length in words stands, ascending. */
export type Occurrences = { readonly starts: readonly number[]; readonly length: number };

const NOWHERE: readonly number[] = [];

/** Where the terms stand in a row. */
export function phraseOccurrences(terms: readonly string[], postings: Postings): Occurrences {
  const places = terms.map((term) => postings.get(term) ?? NOWHERE);
  const [first = NOWHERE, ...others] = places;
  const starts = others.reduce<readonly number[]>((left, here, i) => {
    const behind = new Set(here);
    return left.filter((start) => behind.has(start + i + 1));
  }, first);
  return { starts, length: terms.length };
}

/** Where any word stands that begins so. */
export function prefixOccurrences(prefix: string, postings: Postings): Occurrences {
  const starts = new Set<number>();
  for (const [term, places] of postings)
    if (term.startsWith(prefix)) for (const place of places) starts.add(place);
  return { starts: [...starts].sort((a, b) => a - b), length: 1 };
}

/**
 * Whether one of each stand together so that the stretch from the first word to the last has at most `distance` words
 * more than they have; they may lie on each other.
 */
export function areNear(operands: readonly Occurrences[], distance: number): boolean {
  const most = distance + operands.reduce((sum, { length }) => sum + length, 0);
  const next = operands.map(() => 0);
  for (;;) {
    let first = Infinity;
    let last = -Infinity;
    let leftmost = 0;
    for (const [i, { starts, length }] of operands.entries()) {
      const start = starts[next[i] as number];
      if (start === undefined) return false;
      if (start < first) [first, leftmost] = [start, i];
      last = Math.max(last, start + length);
    }
    if (last - first <= most) return true;
    next[leftmost] = (next[leftmost] as number) + 1;
  }
}

/** The same, each behind the one before it. Where the first stands later, no other stands earlier: each list is read once. */
export function areNearInOrder([first, ...others]: readonly Occurrences[], distance: number): boolean {
  if (!first) return false;
  const most = distance + others.reduce((sum, { length }) => sum + length, first.length);
  const next = others.map(() => 0);
  for (const start of first.starts) {
    let end = start + first.length;
    for (const [i, { starts, length }] of others.entries()) {
      while ((starts[next[i] as number] ?? Infinity) < end) next[i] = (next[i] as number) + 1;
      end = (starts[next[i] as number] ?? Infinity) + length;
    }
    if (end === Infinity) return false;
    if (end - start <= most) return true;
  }
  return false;
}
