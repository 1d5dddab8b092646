import { indexNames, type Source } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

export type ExistingArticle = {
  readonly index: string;
  readonly firstSeenAt: string;
  readonly otherSources?: readonly Source[];
};

type Stored = { readonly firstSeenAt: string; readonly otherSources?: readonly Source[] };

/**
 * Which of the articles are stored already, and under which index and first-seen date, over all months. Asks by a
 * search, which sees all but what was written within the last second.
 */
export async function findExisting(
  client: SearchClient,
  namespace: string,
  ids: readonly string[],
): Promise<Map<string, ExistingArticle>> {
  if (ids.length === 0) return new Map();
  const answer = await withMappedErrors(() =>
    client.search<Stored>({
      index: indexNames(namespace).articles,
      ignore_unavailable: true,
      size: ids.length,
      query: { bool: { filter: [{ ids: { values: [...ids] } }] } },
      sort: '_doc',
      track_total_hits: false,
      _source: ['firstSeenAt', 'otherSources'],
    }),
  );
  return new Map(
    answer.hits.hits.flatMap(({ _id, _index, _source }) =>
      _id !== undefined && _source ? [[_id, { index: _index, ..._source }] as const] : [],
    ),
  );
}
