import { articleMapping, articleSettings, type buildQuery, type SearchClient } from '@rasid/search';
import type { KnownItem, Passage } from './retrievalSets.ts';

export type ElasticsearchQuery = ReturnType<typeof buildQuery>;

const BATCH = 500;
const ASKED_AT_ONCE = 20;
const DEPTH = 100;
/** A node that has just started compiles our tables slowly. */
const PATIENTLY = { requestTimeout: '3m' };

/** The body as our template has it, and beside it by Elasticsearch's own analyzers. */
const properties = {
  ...articleMapping.properties,
  standard: { type: 'text', analyzer: 'standard' },
  stock: { type: 'text', analyzer: 'arabic' },
} as const;

/** One index of one piece, so that the words of all passages are counted together. */
export async function indexPassages(
  client: SearchClient,
  index: string,
  passages: readonly Passage[],
): Promise<void> {
  await client.indices.create(
    { index, settings: { ...articleSettings, refresh_interval: '-1' }, mappings: { properties } },
    PATIENTLY,
  );
  for (let i = 0; i < passages.length; i += BATCH) {
    const operations = passages
      .slice(i, i + BATCH)
      .flatMap(({ id, body }) => [{ index: { _id: id } }, { body, standard: body, stock: body }]);
    const { errors } = await client.bulk({ index, operations }, PATIENTLY);
    if (errors) throw new Error(`indexing into ${index}: Elasticsearch refused passages`);
  }
  await client.indices.refresh({ index });
}

/** The rank of the right passage for each item, undefined where it is not among the first hundred. */
export async function ranksOf(
  client: SearchClient,
  index: string,
  items: readonly KnownItem[],
  queryOf: (asked: string) => ElasticsearchQuery,
): Promise<(number | undefined)[]> {
  const ranks: (number | undefined)[] = [];
  for (let i = 0; i < items.length; i += ASKED_AT_ONCE) {
    const some = items.slice(i, i + ASKED_AT_ONCE);
    const searches = some.flatMap(({ asked }) => [
      {},
      { size: DEPTH, _source: false, track_total_hits: false, query: queryOf(asked) },
    ]);
    const { responses } = await client.msearch(
      { index, searches } as Parameters<SearchClient['msearch']>[0],
      PATIENTLY,
    );
    responses.forEach((answer, k) => {
      if (!('hits' in answer)) throw new Error(`"${some[k]?.asked}": ${JSON.stringify(answer.error)}`);
      const place = answer.hits.hits.findIndex(({ _id }) => _id === some[k]?.id);
      ranks.push(place < 0 ? undefined : place + 1);
    });
  }
  return ranks;
}
