import { analyze, fold } from '@rasid/arabic';
import { textFields, type CodeField, type NameField, type TextField } from './ast.ts';

/** What a query can be asked of: the parts of an article, each of which may be missing. */
export type MatchDocument = {
  readonly title?: string | undefined;
  readonly summary?: string | undefined;
  readonly body?: string | undefined;
  readonly source?: { readonly feedId?: string | undefined; readonly name?: string | undefined } | undefined;
  readonly author?: string | undefined;
  readonly people?: readonly string[] | undefined;
  readonly organisations?: readonly string[] | undefined;
  readonly locations?: readonly string[] | undefined;
  /** Slugs. */
  readonly topics?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2, in capitals. */
  readonly countries?: readonly string[] | undefined;
  readonly lang?: string | undefined;
  /** RFC 3339. */
  readonly publishedAt?: string | undefined;
};

/** The places of each term in one field, ascending. */
export type Postings = ReadonlyMap<string, readonly number[]>;

/** A name as the index has it: its terms in order, and folded as a whole. */
export type PreparedName = { readonly terms: readonly string[]; readonly folded: string };

/** A document that many queries can be asked of; each part is analysed once, when the first query asks for it. */
export type PreparedDocument = {
  readonly text: (field: TextField, view: 'stem' | 'exact') => Postings;
  readonly names: (field: NameField) => readonly PreparedName[];
  readonly codes: (field: CodeField) => readonly string[];
  readonly feedId: string | undefined;
  /** Milliseconds since 1970. */
  readonly publishedAt: number | undefined;
};

/** Takes a document apart as the index does. */
export function prepareDocument(document: MatchDocument): PreparedDocument {
  const text = new Map(
    textFields.map((field) => [
      field,
      {
        stem: once(() => postingsOf(document[field], 'stem')),
        exact: once(() => postingsOf(document[field], 'exact')),
      },
    ]),
  );
  const names: Readonly<Record<NameField, () => readonly PreparedName[]>> = {
    source: once(() => namesOf([document.source?.name])),
    author: once(() => namesOf([document.author])),
    person: once(() => namesOf(document.people ?? [])),
    org: once(() => namesOf(document.organisations ?? [])),
    place: once(() => namesOf(document.locations ?? [])),
  };
  const codes: Readonly<Record<CodeField, readonly string[]>> = {
    topic: document.topics ?? [],
    country: document.countries ?? [],
    lang: document.lang === undefined ? [] : [document.lang],
  };
  const publishedAt = Date.parse(document.publishedAt ?? '');
  return {
    text: (field, view) => text.get(field)?.[view]() ?? new Map<string, number[]>(),
    names: (field) => names[field](),
    codes: (field) => codes[field],
    feedId: document.source?.feedId,
    publishedAt: Number.isNaN(publishedAt) ? undefined : publishedAt,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function postingsOf(text: string | undefined, view: 'stem' | 'exact'): Postings {
  const postings = new Map<string, number[]>();
  for (const { token, position } of analyze(text ?? '', view)) {
    const places = postings.get(token);
    if (places) places.push(position);
    else postings.set(token, [position]);
  }
  return postings;
}

const namesOf = (names: readonly (string | undefined)[]): PreparedName[] =>
  names
    .filter((name) => name !== undefined)
    .map((name) => ({ terms: analyze(name, 'name').map(({ token }) => token), folded: foldedName(name) }));

/** As the index's normalizer has it. */
export const foldedName = (name: string): string =>
  Array.from(fold(name), (letter) => String.fromCodePoint(letter.toLowerCase().codePointAt(0) ?? 0)).join('');
