import type { estypes } from '@elastic/elasticsearch';
import { indexNames } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import type { ArticleDocument } from './document.ts';
import { withMappedErrors } from './errors.ts';
import { SHOWN, toHit, type Hit, type StoredHit } from './hit.ts';

export type StoredArticle = { readonly id: string } & ArticleDocument;

/** An article as it is indexed; undefined where there is none under that id. */
export async function getArticle(
  client: SearchClient,
  namespace: string,
  id: string,
): Promise<StoredArticle | undefined> {
  const [hit] = await find<ArticleDocument>(client, namespace, { size: 1, query: { ids: { values: [id] } } });
  return hit?._source && { id, ...hit._source };
}

/** Reports of one story, in the order in which they came out; as many as are shown. */
export async function listStory(
  client: SearchClient,
  namespace: string,
  storyId: string,
  size: number,
): Promise<Hit[]> {
  const hits = await find<StoredHit>(client, namespace, {
    size,
    query: { term: { storyId } },
    sort: [{ sortDate: 'asc' }, { canonicalUrl: 'asc' }],
    _source: SHOWN,
  });
  return hits.map(toHit);
}

const find = <T>(client: SearchClient, namespace: string, request: estypes.SearchRequest) =>
  withMappedErrors(async () => {
    const index = indexNames(namespace).articles;
    const { hits } = await client.search<T>({ index, ignore_unavailable: true, ...request });
    return hits.hits;
  });
