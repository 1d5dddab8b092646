import { indexNames } from '@rasid/contracts';
import type { ElasticsearchQuery } from '@rasid/query';
import type { SearchClient } from './client.ts';
import type { ArticleDocument } from './document.ts';
import { readAll } from './readAll.ts';

export type MatchingArticle = { readonly id: string; readonly document: ArticleDocument };

/** All articles that a query finds among those enriched since then (RFC 3339), in the order in which they were. */
export async function* matchingArticles(
  client: SearchClient,
  namespace: string,
  { query, since }: { readonly query: ElasticsearchQuery; readonly since: string },
): AsyncGenerator<MatchingArticle> {
  const request = {
    index: indexNames(namespace).articles,
    ignore_unavailable: true,
    query: { bool: { filter: [query, { range: { enrichedAt: { gte: since } } }] } },
    sort: [{ enrichedAt: 'asc' as const }, { canonicalUrl: 'asc' as const }],
  };
  for await (const { _id, _source } of readAll(client, request))
    yield { id: _id ?? '', document: _source as ArticleDocument };
}
