import type { estypes } from '@elastic/elasticsearch';
import { feedHealthSchema, feedSchema, indexNames, type Feed, type FeedHealth } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { statusOf, withMappedErrors } from './errors.ts';

export type FeedStore = ReturnType<typeof createFeedStore>;

const PAGE = 1_000;

/** Feeds as documents of the index `feeds`, which is where they live; all else about them is made from there. */
export function createFeedStore(client: SearchClient, namespace: string) {
  const index = indexNames(namespace).feeds;
  const call = withMappedErrors;
  const get = (id: string): Promise<Feed | undefined> =>
    call(async () => {
      const answer = await client.get({ index, id }, { ignore: [404] });
      return answer.found ? feedSchema.parse(withoutNulls(answer._source)) : undefined;
    });
  return {
    get,
    /** All feeds, in the order of their ids. */
    list: (): Promise<Feed[]> => call(() => listFeeds(client, index)),
    /** Refuses an id that is taken and an address that another feed has. */
    create: (feed: Feed): Promise<void> =>
      call(async () => {
        const twin = (await listFeeds(client, index)).find(
          ({ id, url }) => id === feed.id || url === feed.url,
        );
        if (twin)
          throw new Error(`feed "${feed.url}": there is "${twin.id}" already, with the address ${twin.url}`);
        await client.create({ index, id: feed.id, document: feed, refresh: 'wait_for' });
      }),
    put: (feed: Feed): Promise<void> =>
      call(async () => {
        await client.index({ index, id: feed.id, document: feed, refresh: 'wait_for' });
      }),
    /** False where there is no such feed. */
    remove: (id: string): Promise<boolean> =>
      call(
        async () =>
          (await client.delete({ index, id, refresh: 'wait_for' }, { ignore: [404] })).result === 'deleted',
      ),
    /** False where there is no such feed. */
    setState: (id: string, state: Feed['state']): Promise<boolean> =>
      call(() => update(client, index, id, { state }, 'wait_for')),
    /** False where the feed was removed meanwhile. */
    recordHealth: (id: string, health: FeedHealth): Promise<boolean> =>
      // a script-free update merges objects: what is gone has to be said
      call(() => update(client, index, id, { health: { ...emptyHealth, ...health } }, false)),
  };
}

const emptyHealth = Object.fromEntries(Object.keys(feedHealthSchema.shape).map((field) => [field, null]));

async function listFeeds(client: SearchClient, index: string): Promise<Feed[]> {
  const feeds: Feed[] = [];
  let after: estypes.SortResults | undefined;
  for (;;) {
    const page = await client.search({
      index,
      size: PAGE,
      sort: [{ id: 'asc' }],
      ...(after && { search_after: after }),
    });
    feeds.push(...page.hits.hits.map(({ _source }) => feedSchema.parse(withoutNulls(_source))));
    if (page.hits.hits.length < PAGE) return feeds;
    after = page.hits.hits.at(-1)?.sort;
  }
}

const withoutNulls = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (inner === null ? undefined : inner));

async function update(
  client: SearchClient,
  index: string,
  id: string,
  doc: object,
  refresh: estypes.Refresh,
): Promise<boolean> {
  try {
    await client.update({ index, id, doc, refresh, retry_on_conflict: 5 });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
