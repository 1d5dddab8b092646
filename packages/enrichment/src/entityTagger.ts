import type { Entity } from '@rasid/contracts';
import { createDemonyms, createGazetteer } from './gazetteer.ts';
import { createNameStarts, findKnownNames, type Mention } from './knownNames.ts';
import { findBodies } from './bodies.ts';
import { withOrigin } from './origin.ts';
import { findPersons } from './persons.ts';
import { resolveShortNames } from './shortNames.ts';
import { readWords, type WordText } from './words.ts';

/** Finds names. A trained model may take the place of this one. */
export type EntityTagger = {
  /** Mentions of title and text, in the order in which they stand; they never overlap. */
  tagEntities(title: string, text: string): Entity[];
};

/** A tagger by gazetteers, titles and name lists, which reads words without their proclitics. */
export function createTagger(): EntityTagger {
  const starts = createNameStarts(createGazetteer());
  const demonyms = createDemonyms();
  const mentionsOf = (words: WordText, text: string): Mention[] => {
    const known = withOrigin(findKnownNames(words, starts), { words, original: text }, demonyms);
    const bodies = findBodies(words, text, new Map(known.map((mention) => [mention.start, mention])));
    const persons = findPersons(words, text).map((person) => asKnown(person, known));
    return withoutOverlaps([...persons, ...known, ...bodies]);
  };
  return {
    tagEntities: (title, text) => {
      const entities = [
        ...mentionsOf(readWords(title), title).map((mention) => toEntity(mention, 'title', title)),
        ...mentionsOf(readWords(text), text).map((mention) => toEntity(mention, 'text', text)),
      ];
      return resolveShortNames(entities, { title, text });
    },
  };
}

/** The gazetteer's name for a person, beside the role that the text gives. */
function asKnown(person: Mention, known: readonly Mention[]): Mention {
  const same = known.find(
    ({ type, start, end }) => type === 'PER' && start === person.start && end === person.end,
  );
  return same ? { ...person, ...same } : person;
}

/** Of two mentions that overlap the longer one stands; of equals the first found. */
function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every(({ start, end }) => mention.end <= start || mention.start >= end)) kept.push(mention);
  }
  return kept.sort((a, b) => a.start - b.start);
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
