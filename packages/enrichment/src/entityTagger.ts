import type { Entity } from '@rasid/contracts';
import { createDemonyms, createGazetteer } from './gazetteer.ts';
import { createNameStarts, findKnownNames, type Mention } from './knownNames.ts';
import { findBodies } from './bodies.ts';
import { withOrigin } from './origin.ts';
import { findPersons } from './persons.ts';
import { findNames } from './names/findNames.ts';
import { joinMentions } from './names/joinMentions.ts';
import type { NameData } from './names/loadModel.ts';
import { createNameTagger } from './names/nameModel.ts';
import { createNameReader } from './names/nameReader.ts';
import { createProclitics } from './names/proclitics.ts';
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

/** A tagger by a trained model, with the roles of people, and what the gazetteers know of the names that it finds. */
export function createTagger(data: NameData): EntityTagger {
  const reader = createNameReader(data);
  const tag = createNameTagger(data.weights, reader);
  const procliticsOf = createProclitics(reader);
  const starts = createNameStarts(createGazetteer());
  const demonyms = createDemonyms();
  const mentionsOf = (words: WordText, text: string): Mention[] => {
    const found = findNames(text, tag, procliticsOf);
    const known = withOrigin(findKnownNames(words, starts), { words, original: text }, demonyms);
    const bodies = findBodies(words, text, new Map(known.map((mention) => [mention.start, mention])));
    const persons = findPersons(words, text);
    return joinMentions(found, [...persons, ...known, ...bodies], text.length);
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
