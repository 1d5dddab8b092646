import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import type { ArticleDocument } from './document.ts';
import { withMappedErrors } from './errors.ts';

export type Range = { readonly since: string; readonly until: string };

/** `changed` were written by somebody else meanwhile, and are left as those wrote them. */
export type RewriteCounts = { rewritten: number; changed: number; failed: number };

const PAGE = 200;
const CONFLICT = 409;

type Found = estypes.SearchHit<ArticleDocument>;

/**
 * Rewrites every article that was first seen in a range of time (RFC 3339, the end exclusive), page by page: each in its
 * index and under its id, unless it changed since it was read. What `rewrite` throws costs its article alone.
 */
export async function* rewriteArticles(
  client: SearchClient,
  namespace: string,
  { since, until }: Range,
  rewrite: (id: string, document: ArticleDocument) => ArticleDocument,
): AsyncGenerator<RewriteCounts> {
  let after: estypes.SortResults | undefined;
  for (;;) {
    const page = await withMappedErrors(() =>
      client.search<ArticleDocument>({
        index: indexNames(namespace).articles,
        ignore_unavailable: true,
        size: PAGE,
        track_total_hits: false,
        seq_no_primary_term: true,
        query: { range: { firstSeenAt: { gte: since, lt: until } } },
        sort: [{ firstSeenAt: 'asc' }, { canonicalUrl: 'asc' }],
        ...(after && { search_after: after }),
      }),
    );
    const { hits } = page.hits;
    if (hits.length > 0) yield await writePage(client, hits, rewrite);
    if (hits.length < PAGE) return;
    after = hits.at(-1)?.sort;
  }
}

async function writePage(
  client: SearchClient,
  hits: readonly Found[],
  rewrite: (id: string, document: ArticleDocument) => ArticleDocument,
): Promise<RewriteCounts> {
  const counts: RewriteCounts = { rewritten: 0, changed: 0, failed: 0 };
  const operations = hits.flatMap((hit) => {
    const { _id = '', _index, _source, _seq_no, _primary_term } = hit;
    try {
      const document = rewrite(_id, _source as ArticleDocument);
      const seen = { if_seq_no: _seq_no as number, if_primary_term: _primary_term as number };
      return [{ index: { _index, _id, ...seen } }, document];
    } catch {
      counts.failed += 1;
      return [];
    }
  });
  if (operations.length === 0) return counts;
  const { items } = await withMappedErrors(() => client.bulk({ operations }));
  for (const { index } of items) {
    if (index?.error === undefined) counts.rewritten += 1;
    else counts[index.status === CONFLICT ? 'changed' : 'failed'] += 1;
  }
  return counts;
}
