import { z } from 'zod';
import type { IndexedArticle } from './reconcile.ts';

const pageSchema = z.object({
  hits: z.object({
    hits: z.array(
      z.object({ _id: z.string(), _index: z.string(), _version: z.number(), sort: z.array(z.unknown()) }),
    ),
  }),
});

const PAGE = 5_000;

/** Every article of the alias, read past all code of ours; refreshes the index first. */
export async function listIndexed(elasticsearchUrl: string, namespace: string): Promise<IndexedArticle[]> {
  const alias = `${elasticsearchUrl}/${namespace}articles`;
  await fetch(`${alias}/_refresh?ignore_unavailable=true`, { method: 'POST' });
  const found: IndexedArticle[] = [];
  let after: unknown[] | undefined;
  for (;;) {
    const hits = await readPage(alias, after);
    found.push(...hits.map(({ _id, _index, _version }) => ({ id: _id, index: _index, version: _version })));
    if (hits.length < PAGE) return found;
    after = hits.at(-1)?.sort;
  }
}

async function readPage(alias: string, after: unknown[] | undefined) {
  const answer = await fetch(`${alias}/_search?ignore_unavailable=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      size: PAGE,
      _source: false,
      version: true,
      sort: [{ firstSeenAt: 'asc' }, { canonicalUrl: 'asc' }],
      ...(after && { search_after: after }),
    }),
  });
  if (!answer.ok) throw new Error(`Elasticsearch answered ${answer.status}: ${await answer.text()}`);
  return pageSchema.parse(await answer.json()).hits.hits;
}
