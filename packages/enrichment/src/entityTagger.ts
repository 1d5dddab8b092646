import type { Entity } from '@rasid/contracts';
import { createDemonyms, createGazetteer } from './gazetteer.ts';
import { createNameStarts, findKnownNames, type Mention } from './knownNames.ts';
import { findBodies } from './bodies.ts';
import { withOrigin } from './origin.ts';
import { createOccupancy } from './occupancy.ts';
import { findPersons } from './persons.ts';
import { resolveShortNames } from './shortNames.ts';
import { readWords, type WordText } from './words.ts';

/** What no honest article has more of; the rest of a text keeps its words and gets no tags. */
const MOST_CHARACTERS = 200_000;
const MOST_MENTIONS = 2_000;

/** Finds names. A trained model may take the place of this one. */
export type EntityTagger = {
  /**
   * Mentions of title and text, in the order in which they stand; they never overlap. At most 2,000, of the first
   * 200,000 characters of the text.
   */
  tagEntities(title: string, text: string): Entity[];
};

/** A tagger by gazetteers, titles and name lists, which reads words without their proclitics. */
export function createTagger(): EntityTagger {
  const starts = createNameStarts(createGazetteer());
  const demonyms = createDemonyms();
  const mentionsOf = (words: WordText, text: string): Mention[] => {
    const known = withOrigin(findKnownNames(words, starts), { words, original: text }, demonyms);
    const bodies = findBodies(words, text, new Map(known.map((mention) => [mention.start, mention])));
    const persons = asKnown(findPersons(words, text), known);
    return withoutOverlaps([...persons, ...known, ...bodies], text.length);
  };
  return {
    tagEntities: (title, whole) => {
      const text = whole.slice(0, MOST_CHARACTERS);
      const entities = [
        ...mentionsOf(readWords(title), title).map((mention) => toEntity(mention, 'title', title)),
        ...mentionsOf(readWords(text), text).map((mention) => toEntity(mention, 'text', text)),
      ];
      return resolveShortNames(entities, { title, text }).slice(0, MOST_MENTIONS);
    },
  };
}

/** The gazetteer's names for people, beside the roles that the text gives. */
function asKnown(persons: readonly Mention[], known: readonly Mention[]): Mention[] {
  const placeOf = ({ start, end }: Mention) => `${start}-${end}`;
  const knownPersons = known.filter(({ type }) => type === 'PER');
  const byPlace = new Map(knownPersons.map((mention) => [placeOf(mention), mention]));
  return persons.map((person) => ({ ...person, ...byPlace.get(placeOf(person)) }));
}

/** Of two mentions that overlap the longer one stands; of equals the first found. */
function withoutOverlaps(mentions: readonly Mention[], textLength: number): Mention[] {
  const taken = createOccupancy(textLength);
  const longestFirst = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  return longestFirst.filter(({ start, end }) => taken.take(start, end)).sort((a, b) => a.start - b.start);
}

const toEntity = (
  { type, start, end, name, id, role }: Mention,
  field: Entity['field'],
  text: string,
): Entity => ({
  type,
  field,
  text: text.slice(start, end),
  start,
  end,
  name,
  ...(id !== undefined && { canonicalId: id }),
  ...(role !== undefined && { role }),
});
