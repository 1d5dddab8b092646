import { createGazetteer } from '../gazetteer.ts';
import { normOf, type NameWord } from './nameWord.ts';

type Entry = { readonly words: readonly string[]; readonly kinds: string };
type Names = ReadonlyMap<string, readonly Entry[]>;

/** Marks the words of a text that stand in a list of names, the longest name first: `B` or `I`, its kinds, `+` where it has several words. */
export type Marker = (words: readonly NameWord[]) => string[];

/** Marks by our own gazetteer, whose names are folded. */
export function createGazetteerMarker(): Marker {
  const names = new Map<string, Entry[]>();
  for (const entries of createGazetteer().values()) {
    for (const { words, known } of entries)
      addEntry(names, words, [...new Set(known.map(({ type }) => type))].join('/'));
  }
  return createMarker(
    names,
    ({ readings }) => readings,
    ({ readings: [whole = ''] }) => whole,
  );
}

/** Marks by lines of `kind<tab>name`, a wide list of names of the world. */
export function createListMarker(lines: string): Marker {
  const kinds = new Map<string, Set<string>>();
  for (const line of lines.split('\n')) {
    const [kind = '', name = ''] = line.split('\t');
    const key = name
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean)
      .map(normOf)
      .join(' ');
    if (key !== '') kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  }
  const names = new Map<string, Entry[]>();
  for (const [key, of] of kinds) addEntry(names, key.split(' '), [...of].sort().join(''));
  return createMarker(
    names,
    ({ norm, stem }) => (norm === stem ? [norm] : [norm, stem]),
    ({ norm }) => norm,
  );
}

function addEntry(names: Map<string, Entry[]>, words: readonly string[], kinds: string): void {
  const [first = ''] = words;
  const entries = names.get(first) ?? [];
  entries.push({ words, kinds });
  names.set(
    first,
    entries.sort((a, b) => b.words.length - a.words.length),
  );
}

const createMarker =
  (names: Names, starts: (word: NameWord) => readonly string[], later: (word: NameWord) => string): Marker =>
  (words) => {
    const marks = new Array<string>(words.length).fill('');
    words.forEach((word, i) => {
      const entry = longestAt(words, i, { names, starts: starts(word), later });
      entry?.words.forEach((_, k) => {
        if (marks[i + k] === '')
          marks[i + k] = `${k === 0 ? 'B' : 'I'}${entry.kinds}${entry.words.length > 1 ? '+' : ''}`;
      });
    });
    return marks;
  };

function longestAt(
  words: readonly NameWord[],
  i: number,
  { names, starts, later }: { names: Names; starts: readonly string[]; later: (word: NameWord) => string },
): Entry | undefined {
  let best: Entry | undefined;
  for (const start of starts) {
    const entry = names
      .get(start)
      ?.find(({ words: [, ...rest] }) =>
        rest.every((want, k) => later(words[i + 1 + k] ?? NO_WORD) === want),
      );
    if (entry && entry.words.length > (best?.words.length ?? 0)) best = entry;
  }
  return best;
}

const NO_WORD = { norm: '', readings: [''] } as unknown as NameWord;
