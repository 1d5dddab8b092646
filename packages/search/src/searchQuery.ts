import type { estypes } from '@elastic/elasticsearch';
import { readSearchText } from './searchText.ts';

type Query = estypes.QueryDslQueryContainer;

export type SearchFilters = {
  /** Outlet by name, or by feed id. */
  readonly source?: string;
  readonly topic?: string;
  /** A person, organisation or place, however it is spelt. */
  readonly entity?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly lang?: string;
  /** RFC 3339, both inclusive, of the date an article is sorted by. */
  readonly from?: string;
  readonly to?: string;
};

/** A word counts most in the title, and more as it was typed than by its stem. */
const FIELDS = ['title^3', 'title.exact^4', 'summary^1.5', 'body', 'body.exact^1.5'];
/** A phrase keeps its words' forms, in any one field. */
const PHRASE_FIELDS = ['title^3', 'summary^1.5', 'body'];
const FRESH_SCALE = '7d';

/** More words than anybody types. */
const MOST_WORDS = 100;

/**
 * The query that a request becomes. All words have to be there; an empty text asks for everything. With `freshAt`
 * (RFC 3339) articles count more the closer they are to it. A text of too many words is a clear error.
 */
export function buildQuery(text: string, filters: SearchFilters, freshAt: string | undefined): Query {
  const { words, phrases, excluded } = readSearchText(text);
  const count = text.split(/\s+/).length;
  if (count > MOST_WORDS) throw new Error(`a query of ${count} words: expected at most ${MOST_WORDS}`);
  const must: Query[] = [
    ...(words.length > 0 ? [allWords(words.join(' '))] : []),
    ...phrases.map((phrase) => phraseQuery(phrase)),
  ];
  const bool: estypes.QueryDslBoolQuery = {
    must: must.length > 0 ? must : [{ match_all: {} }],
    must_not: excluded.map((part) => phraseQuery(part)),
    filter: buildFilters(filters),
    ...(words.length > 1 && {
      should: [{ multi_match: { query: words.join(' '), type: 'phrase', fields: PHRASE_FIELDS, slop: 2 } }],
    }),
  };
  return freshAt === undefined ? { bool } : withFreshness({ bool }, freshAt);
}

/** Each word in the title or the text, whichever; `cross_fields` groups fields of one analyzer and asks for all words there. */
const allWords = (query: string): Query => ({
  bool: {
    must: [
      { multi_match: { query, type: 'cross_fields', operator: 'and', fields: ['title', 'summary', 'body'] } },
    ],
    should: [{ multi_match: { query, type: 'best_fields', fields: FIELDS, tie_breaker: 0.3 } }],
  },
});

const phraseQuery = (query: string): Query => ({
  multi_match: { query, type: 'phrase', fields: PHRASE_FIELDS },
});

/** A fresh article counts up to half more than one a week older; nothing is left out for its age. */
const withFreshness = (query: Query, origin: string): Query => {
  const functions = [
    { weight: 1 },
    { weight: 0.5, exp: { sortDate: { origin, scale: FRESH_SCALE, decay: 0.5 } } },
  ];
  return { function_score: { query, functions, score_mode: 'sum', boost_mode: 'multiply' } } as Query;
};

function buildFilters({ source, topic, entity, country, lang, from, to }: SearchFilters): Query[] {
  const filters: Query[] = [];
  if (source !== undefined) filters.push(anyOf(source, ['source.feedId', 'source.name.folded']));
  if (topic !== undefined) filters.push({ term: { topics: topic } });
  if (entity !== undefined)
    filters.push(
      anyOf(entity, ['people.folded', 'organisations.folded', 'locations.folded', 'otherEntities.folded']),
    );
  if (country !== undefined) filters.push({ term: { countries: country } });
  if (lang !== undefined) filters.push({ term: { lang } });
  if (from !== undefined || to !== undefined) {
    filters.push({
      range: { sortDate: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) } },
    });
  }
  return filters;
}

const anyOf = (value: string, fields: readonly string[]): Query => ({
  bool: { should: fields.map((field) => ({ term: { [field]: value } })), minimum_should_match: 1 },
});
