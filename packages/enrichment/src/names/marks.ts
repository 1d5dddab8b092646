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

/** What may begin at a word is looked up once for each word that the tagger keeps. */
function createMarker(
  names: Names,
  startsOf: (word: NameWord) => readonly string[],
  later: (word: NameWord) => string,
): Marker {
  const kept = new WeakMap<NameWord, readonly Entry[]>();
  const entriesAt = (word: NameWord): readonly Entry[] => {
    const before = kept.get(word);
    if (before) return before;
    const found = startsOf(word)
      .flatMap((start) => names.get(start) ?? [])
      .sort((a, b) => b.words.length - a.words.length);
    kept.set(word, found);
    return found;
  };
  const stands = (words: readonly NameWord[], i: number, entry: Entry): boolean => {
    for (let k = 1; k < entry.words.length; k++) {
      const word = words[i + k];
      if (!word || later(word) !== entry.words[k]) return false;
    }
    return true;
  };
  return (words) => {
    const marks = new Array<string>(words.length).fill('');
    for (let i = 0; i < words.length; i++) {
      const entries = entriesAt(words[i] as NameWord);
      if (entries.length === 0) continue;
      const entry = entries.find((each) => stands(words, i, each));
      for (let k = 0; entry && k < entry.words.length; k++)
        if (marks[i + k] === '')
          marks[i + k] = `${k === 0 ? 'B' : 'I'}${entry.kinds}${entry.words.length > 1 ? '+' : ''}`;
    }
    return marks;
  };
}
