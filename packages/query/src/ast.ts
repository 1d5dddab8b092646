/** Where words are looked for; without a field, in any of the three. */
export type TextField = 'title' | 'summary' | 'body';
export const textFields: readonly TextField[] = ['title', 'summary', 'body'];

/** Names, of which any words may be asked for. */
export type NameField = 'source' | 'author' | 'person' | 'org' | 'place';

/** Codes, which are compared whole: a topic's slug, a country of ISO 3166-1 in capitals, a language of ISO 639-1. */
export type CodeField = 'topic' | 'country' | 'lang';

/**
 * How words are compared: by their stems, as they are written but for spelling, or by the beginning of one word. Several
 * words have to follow each other.
 */
type Form = 'stem' | 'exact' | 'prefix';

export type TextQuery = {
  readonly kind: 'text';
  readonly form: Form;
  readonly text: string;
  readonly field?: TextField;
};

/** One of several texts, or a text alone, that NEAR holds together with others. */
export type Operand = readonly Omit<TextQuery, 'field' | 'kind'>[];

/**
 * All operands in one field, close together: the stretch from the first word to the last has at most `distance` words
 * more than they have themselves. `ordered`: one behind the other, as they are given.
 */
export type NearQuery = {
  readonly kind: 'near';
  readonly ordered: boolean;
  readonly distance: number;
  readonly of: readonly Operand[];
  readonly field?: TextField;
};

/** `whole`: the name has these words and no others. */
export type NameQuery = {
  readonly kind: 'name';
  readonly field: NameField;
  readonly form: 'words' | 'prefix' | 'whole';
  readonly text: string;
};

type CodeQuery = { readonly kind: 'code'; readonly field: CodeField; readonly code: string };

/** Moments in RFC 3339, UTC, with milliseconds; `from` inclusive, `before` exclusive. */
export type PublishedQuery = { readonly kind: 'published'; readonly from?: string; readonly before?: string };

export type Query =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  | TextQuery
  | NearQuery
  | NameQuery
  | CodeQuery
  | PublishedQuery;
