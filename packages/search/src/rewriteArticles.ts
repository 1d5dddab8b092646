import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { DocumentWrite } from './bulkBody.ts';
import { createBulkWriter, type BulkWriter } from './bulkWriter.ts';
import type { SearchClient } from './client.ts';
import type { ArticleDocument } from './document.ts';
import { readAll } from './readAll.ts';

/** Of when articles were first seen, the end exclusive. */
export type Range = { readonly since?: string | undefined; readonly until?: string | undefined };

/** What `rewrite` gives for a document; undefined leaves it. What it throws costs its article alone. */
export type Rewrite = (id: string, document: ArticleDocument) => ArticleDocument | undefined;

/** `changed` were written by somebody else meanwhile, and are left as those wrote them. */
export type RewriteCounts = { read: number; rewritten: number; changed: number; failed: number };

const PAGE = 200;

/**
 * Rewrites every article that was first seen in a range of time (RFC 3339), page by page: each in its index and under its
 * id, unless it changed since it was read. Rejects while Elasticsearch is away.
 */
export async function* rewriteArticles(
  client: SearchClient,
  namespace: string,
  range: Range,
  rewrite: Rewrite,
): AsyncGenerator<RewriteCounts> {
  const writer = createBulkWriter({ client });
  let page: estypes.SearchHit[] = [];
  for await (const hit of readAll(client, requestOf(namespace, range))) {
    page.push(hit);
    if (page.length < PAGE) continue;
    yield await writePage(writer, page, rewrite);
    page = [];
  }
  if (page.length > 0) yield await writePage(writer, page, rewrite);
}

const requestOf = (namespace: string, { since, until }: Range) => ({
  index: indexNames(namespace).articles,
  ignore_unavailable: true,
  size: PAGE,
  version: true,
  query: {
    range: {
      firstSeenAt: { ...(since !== undefined && { gte: since }), ...(until !== undefined && { lt: until }) },
    },
  },
  sort: [{ firstSeenAt: 'asc' as const }, { canonicalUrl: 'asc' as const }],
});

async function writePage(
  writer: BulkWriter,
  hits: readonly estypes.SearchHit[],
  rewrite: Rewrite,
): Promise<RewriteCounts> {
  const counts: RewriteCounts = { read: hits.length, rewritten: 0, changed: 0, failed: 0 };
  const writes = hits.flatMap((hit): DocumentWrite[] => {
    try {
      const source = rewrite(hit._id ?? '', hit._source as ArticleDocument);
      return source === undefined ? [] : [{ ...placeOf(hit), source }];
    } catch {
      counts.failed += 1;
      return [];
    }
  });
  for (const outcome of await writer.write(writes)) {
    if (outcome.kind === 'retry') throw outcome.cause;
    counts[outcome.kind === 'ok' ? 'rewritten' : outcome.kind === 'drop' ? 'changed' : 'failed'] += 1;
  }
  return counts;
}

const placeOf = (hit: estypes.SearchHit) => ({
  index: hit._index,
  id: hit._id ?? '',
  // what the index counts, which rises with a further source too; so it stays, and what came in between is not overwritten
  version: hit._version ?? 0,
});
