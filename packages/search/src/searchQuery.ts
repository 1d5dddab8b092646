import type { estypes } from '@elastic/elasticsearch';
import { soughtWords, toElasticsearch, type Query } from '@rasid/query';
import { buildFilters, type SearchFilters } from './filters.ts';
import { wordsThatSay, type Matching } from './matching.ts';
import { anyWord, rankingOf } from './ranking.ts';

type ElasticsearchQuery = estypes.QueryDslQueryContainer;

export type SearchQuery = {
  /** Undefined asks for everything. */
  readonly query: Query | undefined;
  readonly matching: Matching;
  readonly filters: SearchFilters;
  /** RFC 3339: articles count more the closer they are to it. */
  readonly freshAt: string | undefined;
  readonly titleBoost: boolean;
};

const FRESH_SCALE = '7d';
/** So much of a long sentence has to be there; of a short one, a word. */
const LEAST_OF_SENTENCE = '30%';

/** The query that a request becomes: what is found is one thing, in which order another. */
export function buildQuery({
  query,
  matching,
  filters,
  freshAt,
  titleBoost,
}: SearchQuery): ElasticsearchQuery {
  const found =
    query === undefined ? { must: [{ match_all: {} }] } : findAndRank(query, matching, titleBoost);
  const bool = { bool: { ...found, filter: [found.filter ?? [], buildFilters(filters)].flat() } };
  return freshAt === undefined ? bool : withFreshness(bool, freshAt);
}

function findAndRank(query: Query, matching: Matching, titleBoost: boolean): estypes.QueryDslBoolQuery {
  const sought = soughtWords(query);
  if (matching === 'best') {
    const words = wordsThatSay(sought.map(({ text }) => text));
    const ranking = rankingOf(
      words.map((text) => ({ form: 'stem', text })),
      { titleBoost },
    );
    return { filter: [anyWord(words, { minimum_should_match: LEAST_OF_SENTENCE })], should: ranking };
  }
  const ranking = rankingOf(sought, { titleBoost });
  // names and dates alone have no words to be ranked by
  const ranked = ranking.length > 0 ? { should: ranking } : { must: [{ match_all: {} }] };
  return { filter: [toElasticsearch(query)], ...ranked };
}

/** A fresh article counts up to half more than one a week older; nothing is left out for its age. */
const withFreshness = (query: ElasticsearchQuery, origin: string): ElasticsearchQuery => {
  const functions = [
    { weight: 1 },
    { weight: 0.5, exp: { sortDate: { origin, scale: FRESH_SCALE, decay: 0.5 } } },
  ];
  return {
    function_score: { query, functions, score_mode: 'sum', boost_mode: 'multiply' },
  } as ElasticsearchQuery;
};
