import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { SearchClient } from './client.ts';

export type StorySummary = { readonly title: string; readonly outlets: number; readonly articles: number };

type Bucket = estypes.AggregationsStringTermsBucketKeys & {
  readonly outlets: estypes.AggregationsCardinalityAggregate;
  readonly first: estypes.AggregationsTopHitsAggregate;
};
type Aggregations = { stories: estypes.AggregationsTermsAggregateBase<Bucket> };

/** By story: the title of its first report, and how many outlets and articles the index has of it. */
export async function summariseStories(
  client: SearchClient,
  namespace: string,
  storyIds: readonly string[],
): Promise<Map<string, StorySummary>> {
  if (storyIds.length === 0) return new Map();
  const answer = await client.search<unknown, Aggregations>({
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    size: 0,
    query: { terms: { storyId: [...storyIds] } },
    aggs: {
      stories: {
        terms: { field: 'storyId', size: storyIds.length },
        aggs: {
          outlets: { cardinality: { field: 'source.feedId' } },
          first: { top_hits: { size: 1, sort: [{ firstSeenAt: 'asc' }], _source: ['title'] } },
        },
      },
    },
  });
  const buckets = (answer.aggregations?.stories.buckets ?? []) as Bucket[];
  return new Map(buckets.map((bucket) => [String(bucket.key), toSummary(bucket)]));
}

function toSummary({ doc_count: articles, outlets, first }: Bucket): StorySummary {
  const { title = '' } = (first.hits.hits[0]?._source ?? {}) as { title?: string };
  return { title, outlets: outlets.value, articles };
}
