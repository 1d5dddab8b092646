import type { estypes } from '@elastic/elasticsearch';
import { indexNames, type Source } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

export type SeenArticle = {
  readonly firstSeenAt: string;
  readonly version: number;
  readonly entryHash: string;
  readonly feedId: string;
  readonly title: string;
  readonly otherSources?: readonly Source[];
};

export type KnownDuplicate = {
  readonly id: string;
  readonly keys: string[];
  readonly duplicateGroup: string;
  readonly firstSeenAt: string;
};

type Stored = Omit<SeenArticle, 'feedId'> & { readonly source: { readonly feedId: string } };
type StoredKeys = { nearDuplicateKeys?: string[]; duplicateGroup: string; firstSeenAt: string };

const PAGE = 1_000;

/** What the index knows of articles, for caches that were flushed. */
export function createArticleLookup(client: SearchClient, namespace: string) {
  const index = indexNames(namespace).articles;
  return {
    /** By article id; those that are not indexed are missing. */
    findSeen: (ids: readonly string[]): Promise<Map<string, SeenArticle>> =>
      withMappedErrors(() => findSeen(client, index, ids)),
    /** Every article first seen since then, oldest first, with the keys of its text. */
    scanNearDuplicateKeys: (sinceIso: string): AsyncIterable<KnownDuplicate> =>
      scanKeys(client, index, sinceIso),
  };
}

async function findSeen(
  client: SearchClient,
  index: string,
  ids: readonly string[],
): Promise<Map<string, SeenArticle>> {
  if (ids.length === 0) return new Map();
  const answer = await client.search<Stored>({
    index,
    ignore_unavailable: true,
    size: ids.length,
    query: { ids: { values: [...ids] } },
    _source: ['firstSeenAt', 'version', 'entryHash', 'source.feedId', 'title', 'otherSources'],
  });
  return new Map(
    answer.hits.hits.flatMap(({ _id, _source }) =>
      _id !== undefined && _source ? [[_id, toSeen(_source)] as const] : [],
    ),
  );
}

const toSeen = ({ source, ...rest }: Stored): SeenArticle => ({ ...rest, feedId: source.feedId });

async function* scanKeys(client: SearchClient, index: string, since: string): AsyncGenerator<KnownDuplicate> {
  let after: estypes.SortResults | undefined;
  for (;;) {
    const page = await withMappedErrors(() =>
      client.search<StoredKeys>({
        index,
        ignore_unavailable: true,
        size: PAGE,
        query: { range: { firstSeenAt: { gte: since } } },
        sort: [{ firstSeenAt: 'asc' }, { canonicalUrl: 'asc' }],
        _source: ['nearDuplicateKeys', 'duplicateGroup', 'firstSeenAt'],
        ...(after && { search_after: after }),
      }),
    );
    const { hits } = page.hits;
    for (const { _id, _source } of hits) {
      if (_id === undefined || !_source?.nearDuplicateKeys?.length) continue;
      const { nearDuplicateKeys: keys, duplicateGroup, firstSeenAt } = _source;
      yield { id: _id, keys, duplicateGroup, firstSeenAt };
    }
    if (hits.length < PAGE) return;
    after = hits.at(-1)?.sort;
  }
}
