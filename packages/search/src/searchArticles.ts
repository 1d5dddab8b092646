import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { pageBehind, readCursor, writeCursor, type Page } from './cursor.ts';
import { withMappedErrors } from './errors.ts';
import { buildQuery, type SearchFilters } from './searchQuery.ts';

export type SearchRequest = {
  readonly text: string;
  readonly filters?: SearchFilters;
  readonly size?: number;
  readonly sort?: 'relevance' | 'newest';
  /** One article of each story. */
  readonly collapse?: boolean;
  /** Off where an analyst wants the plain score. */
  readonly fresh?: boolean;
  /** What the page before gave. */
  readonly cursor?: string;
};

export type Hit = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly source: { readonly feedId: string; readonly name: string };
  readonly publishedAt?: string;
  readonly lang: string;
  readonly storyId: string;
  readonly topics: string[];
  readonly countries: string[];
  readonly people: string[];
  readonly organisations: string[];
  readonly locations: string[];
  readonly score?: number;
  /** HTML, escaped but for `<mark>`: the whole title, and passages of the body. */
  readonly highlight: { readonly title?: string[]; readonly body?: string[] };
};

export type SearchResult = { readonly total: number; readonly hits: Hit[]; readonly cursor?: string };

type Stored = Omit<Hit, 'id' | 'highlight' | 'score'>;

const SHOWN = [
  'url',
  'title',
  'source',
  'publishedAt',
  'lang',
  'storyId',
  'topics',
  'countries',
  'people',
  'organisations',
  'locations',
];
const PASSAGE_CHARACTERS = 180;
const PASSAGES = 2;

/** Stories are paged by how many came before, which Elasticsearch does up to here. */
const MOST_STORIES = 10_000;

/** Searches the articles of all months. A cursor that is not one of ours is refused with a clear error. */
export async function searchArticles(
  client: SearchClient,
  namespace: string,
  request: SearchRequest,
): Promise<SearchResult> {
  const { text, filters = {}, size = 10, sort = 'relevance', fresh = true, collapse = false } = request;
  const page = request.cursor === undefined ? { now: new Date().toISOString() } : readCursor(request.cursor);
  const freshAt = fresh && sort === 'relevance' ? page.now : undefined;
  const answer = await withMappedErrors(() =>
    client.search<Stored, Aggregations>({
      index: indexNames(namespace).articles,
      ignore_unavailable: true,
      size,
      query: buildQuery(text, filters, freshAt),
      sort:
        sort === 'newest' ? [{ sortDate: 'desc' }, tiebreaker] : [{ _score: { order: 'desc' } }, tiebreaker],
      track_total_hits: true,
      track_scores: true,
      _source: SHOWN,
      highlight: highlightOf(buildQuery(text, {}, undefined)) as estypes.SearchHighlight,
      ...(collapse ? oneOfEachStory(page) : page.after && { search_after: page.after }),
    } as estypes.SearchRequest),
  );
  const hits = answer.hits.hits.map(toHit);
  const next = hits.length < size ? undefined : nextPage(page, collapse, hits.length, answer.hits.hits);
  return {
    total: answer.aggregations?.stories.value ?? totalOf(answer.hits.total),
    hits,
    ...(next && { cursor: writeCursor(next) }),
  };
}

type Aggregations = { stories: estypes.AggregationsCardinalityAggregate };

/** Collapsed hits can't be searched after; the total is that of the stories. */
const oneOfEachStory = ({ from = 0 }: Page) => ({
  collapse: { field: 'storyId' },
  from,
  aggs: { stories: { cardinality: { field: 'storyId', precision_threshold: 40_000 } } },
});

function nextPage(
  { now, from = 0 }: Page,
  collapse: boolean,
  count: number,
  hits: readonly estypes.SearchHit[],
): Page | undefined {
  if (!collapse) return pageBehind(now, hits.at(-1)?.sort);
  return from + 2 * count > MOST_STORIES ? undefined : { now, from: from + count };
}

const totalOf = (total: estypes.SearchTotalHits | number | undefined): number =>
  typeof total === 'number' ? total : (total?.value ?? 0);

const tiebreaker = { canonicalUrl: 'asc' as const };

/** Both views of a field are searched; their marks are joined on the one original text. */
const highlightOf = (query: estypes.QueryDslQueryContainer) => ({
  type: 'unified' as const,
  encoder: 'html' as const,
  pre_tags: ['<mark>'],
  post_tags: ['</mark>'],
  highlight_query: query,
  require_field_match: true,
  fields: {
    title: { number_of_fragments: 0 },
    body: {
      fragment_size: PASSAGE_CHARACTERS,
      number_of_fragments: PASSAGES,
      order: 'score' as const,
      no_match_size: PASSAGE_CHARACTERS,
    },
  },
});

function toHit({ _id, _source, _score, highlight }: estypes.SearchHit<Stored>): Hit {
  if (_id === undefined || !_source) throw new Error('Elasticsearch gave a hit without id or source');
  const { title, body } = highlight ?? {};
  return {
    id: _id,
    ..._source,
    ...(typeof _score === 'number' && { score: _score }),
    highlight: { ...(title && { title }), ...(body && { body }) },
  };
}
