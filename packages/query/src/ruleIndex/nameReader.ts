import { analyze } from '@rasid/arabic';
import type { NameField } from '../ast.ts';
import { foldedName, type MatchDocument, type PreparedName } from '../matchDocument.ts';
import type { Marks } from './marks.ts';
import { createPrefixLookup } from './prefixLookup.ts';
import type { Vocabulary } from './vocabulary.ts';

type Names = Readonly<Record<NameField, readonly PreparedName[]>>;

export type NameReader = {
  /** Marks what the names of a document have. */
  read(document: MatchDocument): Names;
};

const fields: readonly NameField[] = ['source', 'author', 'person', 'org', 'place'];
const MOST_NAMES = 50_000;

export function createNameReader(vocabulary: Vocabulary, marks: Marks): NameReader {
  const prepare = createPreparer();
  const spaces = fields.map((field) => ({
    field,
    wholes: vocabulary.space(`${field} whole`),
    words: vocabulary.space(`${field} word`),
    prefixes: createPrefixLookup(vocabulary.space(`${field} prefix`)),
  }));
  const mark = (feature: number | undefined): void => {
    if (feature !== undefined) marks.mark(feature);
  };
  return {
    read: (document) => {
      const names = namesOf(document, prepare);
      for (const { field, wholes, words, prefixes } of spaces)
        for (const { folded, terms } of names[field]) {
          mark(wholes.of.get(folded));
          for (const term of terms) mark(words.of.get(term));
          for (const term of terms) for (const prefix of prefixes(term)) marks.mark(prefix);
        }
      return names;
    },
  };
}

type Prepare = (name: string) => PreparedName;

const namesOf = (
  { source, author, people, organisations, locations }: MatchDocument,
  prepare: Prepare,
): Names => ({
  source: source?.name === undefined ? [] : [prepare(source.name)],
  author: author === undefined ? [] : [prepare(author)],
  person: (people ?? []).map(prepare),
  org: (organisations ?? []).map(prepare),
  place: (locations ?? []).map(prepare),
});

/** Names come again and again: each is taken apart once. */
function createPreparer(): Prepare {
  const known = new Map<string, PreparedName>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    if (known.size >= MOST_NAMES) known.clear();
    const prepared = { terms: analyze(name, 'name').map(({ token }) => token), folded: foldedName(name) };
    known.set(name, prepared);
    return prepared;
  };
}
