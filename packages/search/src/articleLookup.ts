import { indexNames, type Source } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';
import { readAll } from './readAll.ts';

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

/** A report as stories know it: its group of re-prints, its story, what tells its event, when it was published (ms). */
export type KnownReport = {
  readonly group: string;
  readonly storyId: string;
  readonly print: string;
  readonly at: number;
};

export type StoryPlace = { readonly duplicateGroup: string; readonly storyId: string };

type Stored = Omit<SeenArticle, 'feedId'> & { readonly source: { readonly feedId: string } };
type StoredKeys = { nearDuplicateKeys?: string[]; duplicateGroup: string; firstSeenAt: string };
type StoredReport = StoryPlace & { storyPrint?: string; sortDate: string };

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
    /** Every article first seen since then, oldest first, as a report of its story. */
    scanReports: (sinceIso: string): AsyncIterable<KnownReport> => scanReports(client, index, sinceIso),
    /** The group and story of an article; undefined where it is not indexed. */
    findPlace: (id: string): Promise<StoryPlace | undefined> =>
      withMappedErrors(() => findPlace(client, index, id)),
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

async function findPlace(client: SearchClient, index: string, id: string): Promise<StoryPlace | undefined> {
  const answer = await client.search<StoryPlace>({
    index,
    ignore_unavailable: true,
    size: 1,
    query: { ids: { values: [id] } },
    _source: ['duplicateGroup', 'storyId'],
  });
  return answer.hits.hits[0]?._source;
}

const since = (index: string, sinceIso: string, fields: string[]) => ({
  index,
  ignore_unavailable: true,
  size: PAGE,
  query: { range: { firstSeenAt: { gte: sinceIso } } },
  sort: [{ firstSeenAt: 'asc' as const }, { canonicalUrl: 'asc' as const }],
  _source: fields,
});

async function* scanKeys(client: SearchClient, index: string, from: string): AsyncGenerator<KnownDuplicate> {
  const request = since(index, from, ['nearDuplicateKeys', 'duplicateGroup', 'firstSeenAt']);
  for await (const { _id, _source } of readAll(client, request)) {
    const { nearDuplicateKeys: keys = [], duplicateGroup, firstSeenAt } = _source as StoredKeys;
    if (_id !== undefined && keys.length > 0) yield { id: _id, keys, duplicateGroup, firstSeenAt };
  }
}

async function* scanReports(client: SearchClient, index: string, from: string): AsyncGenerator<KnownReport> {
  const request = since(index, from, ['duplicateGroup', 'storyId', 'storyPrint', 'sortDate']);
  for await (const { _source } of readAll(client, request)) {
    const { duplicateGroup: group, storyId, storyPrint: print = '', sortDate } = _source as StoredReport;
    yield { group, storyId, print, at: Date.parse(sortDate) };
  }
}
