import { fold } from '@rasid/arabic';
import type { EntityType } from '@rasid/contracts';
import { mostlyWords, placeNouns, placePrepositions, placesAndWords } from './data/commonWords.ts';
import type { Gazetteer, GazetteerEntry, Known } from './gazetteer.ts';
import { memoByLexeme, type Lexeme, type Reading } from './lexeme.ts';
import type { WordText } from './words.ts';

/** A name where it stands, in UTF-16 units of the text, without its proclitics; the end exclusive. */
export type Mention = {
  readonly type: EntityType;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly id?: string;
  readonly role?: string;
};

/** Readings of a word that begin a name, each with the names that they begin. */
export type NameStarts = (
  lexeme: Lexeme,
) => readonly { readonly reading: Reading; readonly entries: readonly GazetteerEntry[] }[];

/** Looks each word up once, however often it comes. */
export const createNameStarts = (gazetteer: Gazetteer): NameStarts =>
  memoByLexeme(({ readings }) =>
    readings.flatMap((reading) => {
      const entries = gazetteer.get(reading.rest);
      return entries ? [{ reading, entries }] : [];
    }),
  );

/** Finds the names of the gazetteer, the longest at each place. */
export function findKnownNames(text: WordText, starts: NameStarts): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < text.words.length; i++) {
    const found = findAt(text, i, starts);
    if (!found) continue;
    mentions.push(found.mention);
    i += found.words - 1;
  }
  return mentions;
}

function findAt(
  text: WordText,
  i: number,
  starts: NameStarts,
): { mention: Mention; words: number } | undefined {
  const word = text.words[i];
  if (!word) return undefined;
  for (const { reading, entries } of starts(word.lexeme)) {
    const entry = entries.find(({ words }) => matches(text, i, words));
    if (!entry || isCommonWord(text, i, entry, reading)) continue;
    const known = entry.known[0] as Known;
    const end = text.words[i + entry.words.length - 1]?.end ?? word.end;
    const { type, name, id } = known;
    return {
      words: entry.words.length,
      mention: { type, name, id, start: text.startInside(i, reading.taken), end },
    };
  }
  return undefined;
}

/** The words behind the first, with nothing but spaces between. */
function matches(text: WordText, i: number, words: readonly string[]): boolean {
  for (let k = 1; k < words.length; k++) {
    if (text.words[i + k]?.lexeme.folded !== words[k] || text.isBrokenAfter(i + k - 1)) return false;
  }
  return true;
}

const foldedSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));
const sometimesPlaces = foldedSet(placesAndWords);
const seldomPlaces = foldedSet(mostlyWords);
const nouns = foldedSet(placeNouns);
const prepositions = foldedSet(placePrepositions);
const isPlaceNoun = memoByLexeme(({ readings }) =>
  readings.some(({ rest }) => nouns.has(rest) || nouns.has(rest.replace(/^ال/, ''))),
);
const isPreposition = memoByLexeme(({ readings }) => readings.some(({ rest }) => prepositions.has(rest)));

/** «صور» and «مالي» are names and common words: what stands before them tells. */
function isCommonWord(text: WordText, i: number, { words }: GazetteerEntry, { taken }: Reading): boolean {
  const [only = ''] = words;
  const isSeldom = seldomPlaces.has(only);
  if (words.length > 1 || (!isSeldom && !sometimesPlaces.has(only))) return false;
  const before = text.words[i - 1]?.lexeme;
  if (before && !text.isBrokenAfter(i - 1) && (isPlaceNoun(before) || (!isSeldom && isPreposition(before))))
    return false;
  return isSeldom || taken === 0 || !/^[بل]/.test(proclitic(text, i, taken));
}

/** The last of the proclitics that a reading takes off. */
const proclitic = (text: WordText, i: number, taken: number): string =>
  text.words[i]?.lexeme.folded.slice(taken - 1, taken) ?? '';
