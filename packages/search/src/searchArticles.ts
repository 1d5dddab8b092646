import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { Query } from '@rasid/query';
import type { SearchClient } from './client.ts';
import { pageBehind, readCursor, writeCursor, type Page } from './cursor.ts';
import { withMappedErrors } from './errors.ts';
import type { SearchFilters } from './filters.ts';
import { buildHighlight } from './highlight.ts';
import { SHOWN, toHit, type Hit, type StoredHit } from './hit.ts';
import { matchingOf, mayBeSentence, type Matching } from './matching.ts';
import { buildQuery } from './searchQuery.ts';
import { summariseStories } from './storySummaries.ts';
import { suggestQuery } from './suggestQuery.ts';

export type SearchRequest = {
  /** Undefined asks for everything. */
  readonly query?: Query | undefined;
  /** Undefined lets the words decide, and takes the closest articles where none has all words. */
  readonly matching?: Matching;
  readonly filters?: SearchFilters;
  readonly size?: number;
  readonly sort?: 'relevance' | 'newest';
  /** One article of each story. */
  readonly collapse?: boolean;
  /** Off where an analyst wants the plain score. */
  readonly fresh?: boolean;
  /** Off where a word is to count alike wherever it stands. */
  readonly titleBoost?: boolean;
  /** What the page before gave. */
  readonly cursor?: string;
};

export type SearchResult = {
  readonly total: number;
  readonly hits: Hit[];
  /** How the query was read: `best` finds more than what has all of its words. */
  readonly matching: Matching;
  /** A query that finds more, where a word seems to be misspelt. */
  readonly didYouMean?: string;
  readonly cursor?: string;
};

/** Stories are paged by how many came before, which Elasticsearch does up to here. */
const MOST_STORIES = 10_000;
/** With so few hits, a word may have been misspelt. */
const FEW = 3;

/** Searches the articles of all months. A cursor that is not one of ours is refused with a clear error. */
export async function searchArticles(
  client: SearchClient,
  namespace: string,
  request: SearchRequest,
): Promise<SearchResult> {
  const page = request.cursor === undefined ? firstPage(request) : readCursor(request.cursor);
  const search = { client, namespace, request };
  const result = await withMappedErrors(() => ask(search, page));
  const { query } = request;
  if (query === undefined || request.cursor !== undefined || result.total >= FEW) return result;
  const didYouMean = await withMappedErrors(() => correct(search, page, result.total));
  const suggested = { ...result, ...(didYouMean !== undefined && { didYouMean }) };
  if (result.total > 0 || !mayBeClosest(request) || result.matching === 'best') return suggested;
  const closest = await withMappedErrors(() => ask(search, { ...page, matching: 'best' }));
  return { ...suggested, ...closest };
}

type Search = {
  readonly client: SearchClient;
  readonly namespace: string;
  readonly request: SearchRequest;
};

const firstPage = ({ query, matching, sort }: SearchRequest): Page => ({
  now: new Date().toISOString(),
  matching: matching ?? (query === undefined || sort === 'newest' ? 'all' : matchingOf(query)),
});

/** Words that no article has all of are answered by those that have some, unless all were asked for. */
const mayBeClosest = ({ query, matching, sort }: SearchRequest): boolean =>
  query !== undefined && matching === undefined && sort !== 'newest' && mayBeSentence(query);

async function ask({ client, namespace, request }: Search, page: Page): Promise<SearchResult> {
  const { query, size = 10, sort = 'relevance', collapse = false } = request;
  const answer = await client.search<StoredHit, Aggregations>({
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    size,
    query: queryOf(request, page),
    sort:
      sort === 'newest' ? [{ sortDate: 'desc' }, tiebreaker] : [{ _score: { order: 'desc' } }, tiebreaker],
    track_total_hits: true,
    track_scores: true,
    _source: SHOWN,
    highlight: buildHighlight(query),
    ...(collapse ? oneOfEachStory(page) : page.after && { search_after: page.after }),
  } as estypes.SearchRequest);
  const plain = answer.hits.hits.map(toHit);
  const hits = collapse ? await withSummaries(client, namespace, plain) : plain;
  const next = hits.length < size ? undefined : nextPage(page, collapse, hits.length, answer.hits.hits);
  return {
    total: answer.aggregations?.stories.value ?? totalOf(answer.hits.total),
    hits,
    matching: page.matching,
    ...(next && { cursor: writeCursor(next) }),
  };
}

function queryOf(
  { query, filters = {}, sort, fresh = true, titleBoost = true }: SearchRequest,
  { matching, now }: Page,
): estypes.QueryDslQueryContainer {
  const freshAt = fresh && sort !== 'newest' ? now : undefined;
  return buildQuery({ query, matching, filters, freshAt, titleBoost });
}

/** A suggestion is worth showing where it finds more. */
async function correct(
  { client, namespace, request }: Search,
  page: Page,
  total: number,
): Promise<string | undefined> {
  const suggestion =
    request.query === undefined ? undefined : await suggestQuery(client, namespace, request.query);
  if (!suggestion) return undefined;
  const { count } = await client.count({
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    query: queryOf({ ...request, query: suggestion.query, fresh: false }, page),
  } as estypes.CountRequest);
  return count > total ? suggestion.text : undefined;
}

type Aggregations = { stories: estypes.AggregationsCardinalityAggregate };

/** Collapsed hits can't be searched after; the total is that of the stories. */
const oneOfEachStory = ({ from = 0 }: Page) => ({
  collapse: { field: 'storyId' },
  from,
  aggs: { stories: { cardinality: { field: 'storyId', precision_threshold: 40_000 } } },
});

function nextPage(
  page: Page,
  collapse: boolean,
  count: number,
  hits: readonly estypes.SearchHit[],
): Page | undefined {
  const { from = 0 } = page;
  if (!collapse) return pageBehind(page, hits.at(-1)?.sort);
  return from + 2 * count > MOST_STORIES ? undefined : { ...page, from: from + count };
}

async function withSummaries(client: SearchClient, namespace: string, hits: readonly Hit[]): Promise<Hit[]> {
  const stories = await summariseStories(
    client,
    namespace,
    hits.map(({ storyId }) => storyId),
  );
  return hits.map((hit) => {
    const story = stories.get(hit.storyId);
    return { ...hit, ...(story && { story }) };
  });
}

const totalOf = (total: estypes.SearchTotalHits | number | undefined): number =>
  typeof total === 'number' ? total : (total?.value ?? 0);

const tiebreaker = { canonicalUrl: 'asc' as const };
