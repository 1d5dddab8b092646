import type { estypes } from '@elastic/elasticsearch';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

const PAGE = 500;

/** Every hit of a search, page by page, in an order that names each document once. */
export async function* readAll(
  client: SearchClient,
  request: estypes.SearchRequest & { readonly sort: estypes.SortCombinations[] },
): AsyncGenerator<estypes.SearchHit> {
  let after: estypes.SortResults | undefined;
  for (;;) {
    const { hits } = await withMappedErrors(() =>
      client.search({
        size: PAGE,
        track_total_hits: false,
        ...request,
        ...(after && { search_after: after }),
      }),
    );
    yield* hits.hits;
    if (hits.hits.length < (request.size ?? PAGE)) return;
    after = hits.hits.at(-1)?.sort;
  }
}
