import type { Entity } from '@rasid/contracts';
import { createGazetteer } from './gazetteer.ts';
import type { Mention } from './knownNames.ts';
import { findNames, type NameFinder } from './names/findNames.ts';
import { miscKindOf } from './names/miscKind.ts';
import type { NameData } from './names/loadModel.ts';
import { createNameTagger } from './names/nameModel.ts';
import { createNameReader } from './names/nameReader.ts';
import { createProclitics } from './names/proclitics.ts';
import { createSpellingVariants } from './names/spellingVariants.ts';
import { resolveShortNames } from './shortNames.ts';

/** What no honest article has more of; the rest of a text keeps its words and gets no tags. */
const MOST_CHARACTERS = 200_000;
const MOST_MENTIONS = 2_000;

/** Finds names. */
export type EntityTagger = {
  /**
   * Mentions of title and text, in the order in which they stand; they never overlap. At most 2,000, of the first
   * 200,000 characters of the text.
   */
  tagEntities(title: string, text: string): Entity[];
};

/** A tagger by a trained model, which sees what gazetteers, titles and name lists say of the same words. */
export function createTagger(data: NameData): EntityTagger {
  const reader = createNameReader(data);
  const finder: NameFinder = {
    tag: createNameTagger(data.weights, reader),
    rules: reader.rules,
    procliticsOf: createProclitics(reader),
    variantOf: createSpellingVariants(createGazetteer()),
  };
  return {
    tagEntities: (title, whole) => {
      const text = whole.slice(0, MOST_CHARACTERS);
      const entities = [
        ...findNames(title, finder).map((mention) => toEntity(mention, 'title', title)),
        ...findNames(text, finder).map((mention) => toEntity(mention, 'text', text)),
      ];
      return resolveShortNames(entities, { title, text }).slice(0, MOST_MENTIONS);
    },
  };
}

function toEntity(
  { type, start, end, name, id, role }: Mention,
  field: Entity['field'],
  text: string,
): Entity {
  const kind = type === 'MISC' ? miscKindOf(text, start, name) : undefined;
  return {
    type,
    field,
    text: text.slice(start, end),
    start,
    end,
    name,
    ...(id !== undefined && { canonicalId: id }),
    ...(role !== undefined && { role }),
    ...(kind !== undefined && { kind }),
  };
}
