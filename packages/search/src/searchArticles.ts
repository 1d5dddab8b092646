import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import { z } from 'zod';
import type { SearchClient } from './client.ts';
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

/** Searches the articles of all months. A cursor that is not one of ours is refused with a clear error. */
export async function searchArticles(
  client: SearchClient,
  namespace: string,
  request: SearchRequest,
): Promise<SearchResult> {
  const { text, filters = {}, size = 10, sort = 'relevance', fresh = true } = request;
  const query = buildQuery(text, filters, { fresh: fresh && sort === 'relevance' });
  const answer = await withMappedErrors(() =>
    client.search<Stored>({
      index: indexNames(namespace).articles,
      ignore_unavailable: true,
      size,
      query,
      sort:
        sort === 'newest' ? [{ sortDate: 'desc' }, tiebreaker] : [{ _score: { order: 'desc' } }, tiebreaker],
      track_total_hits: true,
      track_scores: true,
      _source: SHOWN,
      highlight: highlightOf(buildQuery(text, {}, { fresh: false })) as estypes.SearchHighlight,
      ...(request.collapse && { collapse: { field: 'storyId' } }),
      ...(request.cursor !== undefined && { search_after: readCursor(request.cursor) }),
    } as estypes.SearchRequest),
  );
  const { hits, total } = answer.hits;
  const last = hits.length === size ? hits.at(-1)?.sort : undefined;
  return {
    total: typeof total === 'number' ? total : (total?.value ?? 0),
    hits: hits.map(toHit),
    ...(last && { cursor: Buffer.from(JSON.stringify(last)).toString('base64url') }),
  };
}

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

const cursorSchema = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).length(2);

function readCursor(cursor: string): estypes.SortResults {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Error(`cursor "${cursor}": expected the one that the page before gave`);
  }
}

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
