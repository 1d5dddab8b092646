import { indexNames, type EntityType } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { nameFields } from './document.ts';
import { withMappedErrors } from './errors.ts';

export type NameCount = { readonly type: EntityType; readonly name: string; readonly articles: number };

/** The names that most articles have, of those first seen since then (RFC 3339). */
export async function countNames(
  client: SearchClient,
  namespace: string,
  { types, since, size }: { types: readonly EntityType[]; since: string; size: number },
): Promise<NameCount[]> {
  const { aggregations } = await withMappedErrors(() =>
    client.search({
      index: indexNames(namespace).articles,
      ignore_unavailable: true,
      size: 0,
      query: { range: { firstSeenAt: { gte: since } } },
      aggs: Object.fromEntries(types.map((type) => [type, { terms: { field: nameFields[type], size } }])),
    }),
  );
  const found = types.flatMap((type) => {
    const { buckets = [] } = (aggregations?.[type] ?? {}) as {
      buckets?: { key: string; doc_count: number }[];
    };
    return buckets.map(({ key, doc_count }) => ({ type, name: key, articles: doc_count }));
  });
  return found.sort((a, b) => b.articles - a.articles).slice(0, size);
}
