import type { estypes } from '@elastic/elasticsearch';
import { feedSchema, indexNames, type Feed } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { statusOf, withMappedErrors } from './errors.ts';
import { applyChanges, settleChange, type FeedChanges } from './feedChange.ts';
import { createFeedRecorder } from './feedRecorder.ts';
import { listSchedules, type FeedSchedule } from './feedSchedules.ts';

export type FeedStore = ReturnType<typeof createFeedStore>;

const PAGE = 1_000;

/** Feeds as documents of the index `feeds`, which is where they live; all else about them is made from there. */
export function createFeedStore(client: SearchClient, namespace: string, now = () => new Date()) {
  const index = indexNames(namespace).feeds;
  const call = withMappedErrors;
  const stamped = (feed: Feed): Feed => ({ ...feed, updatedAt: now().toISOString() });
  const get = (id: string): Promise<Feed | undefined> =>
    call(async () => {
      const answer = await client.get({ index, id }, { ignore: [404] });
      return answer.found ? toFeed(answer._source) : undefined;
    });
  /** What the operator changes; where that bears on polling the feed is polled at once. False where there is no such feed. */
  const change = (id: string, changes: FeedChanges): Promise<boolean> =>
    call(() => rewrite(client, index, id, (feed) => settleChange(feed, applyChanges(feed, changes), now())));
  return {
    get,
    /** By id; those that there are not are missing. */
    getMany: (ids: readonly string[]): Promise<Map<string, Feed>> =>
      call(async () => {
        if (ids.length === 0) return new Map<string, Feed>();
        const { docs } = await client.mget({ index, ids: [...ids] });
        return new Map(
          docs.flatMap((doc) =>
            'found' in doc && doc.found ? [[doc._id, toFeed(doc._source)] as const] : [],
          ),
        );
      }),
    /** All feeds, in the order of their ids. */
    list: (): Promise<Feed[]> => call(() => listFeeds(client, index)),
    /** What the schedule is made of: of all feeds, or of those that an operator changed since then. Never more than a page in memory. */
    schedules: (changedSince?: string): AsyncIterable<FeedSchedule[]> =>
      listSchedules(client, index, changedSince),
    /** Refuses an id that is taken and an address that another feed has. */
    create: (feed: Feed): Promise<void> =>
      call(async () => {
        const twin = (await get(feed.id)) ?? (await findByUrl(client, index, feed.url));
        if (twin)
          throw new Error(`feed "${feed.url}": there is "${twin.id}" already, with the address ${twin.url}`);
        await client.create({ index, id: feed.id, document: stamped(feed), refresh: true });
      }),
    put: (feed: Feed): Promise<void> =>
      call(async () => {
        await client.index({ index, id: feed.id, document: stamped(feed), refresh: true });
      }),
    /** False where there is no such feed. */
    remove: (id: string): Promise<boolean> =>
      call(
        async () =>
          (await client.delete({ index, id, refresh: true }, { ignore: [404] })).result === 'deleted',
      ),
    change,
    /** False where there is no such feed. */
    setState: (id: string, state: Feed['state']): Promise<boolean> => change(id, { state }),
    /** The feed that has this address. */
    findByUrl: (url: string): Promise<Feed | undefined> => call(() => findByUrl(client, index, url)),
    ...createFeedRecorder(client, index),
  };
}

const toFeed = (source: unknown): Feed => feedSchema.parse(withoutNulls(source));

async function findByUrl(client: SearchClient, index: string, url: string): Promise<Feed | undefined> {
  const { hits } = await client.search({ index, size: 1, query: { term: { url } } });
  return hits.hits[0] && toFeed(hits.hits[0]._source);
}

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
    feeds.push(...page.hits.hits.map(({ _source }) => toFeed(_source)));
    if (page.hits.hits.length < PAGE) return feeds;
    after = page.hits.hits.at(-1)?.sort;
  }
}

const withoutNulls = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (inner === null ? undefined : inner));

const CONFLICT = 409;
const MOST_TRIES = 10;

/** Reads, changes and writes a feed, unless somebody else wrote it in between; then once more. */
async function rewrite(
  client: SearchClient,
  index: string,
  id: string,
  change: (feed: Feed) => Feed,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const answer = await client.get({ index, id }, { ignore: [404] });
    if (!answer.found) return false;
    const seen = { if_seq_no: answer._seq_no as number, if_primary_term: answer._primary_term as number };
    try {
      await client.index({
        index,
        id,
        document: change(toFeed(answer._source)),
        refresh: true,
        ...seen,
      });
      return true;
    } catch (error) {
      if (statusOf(error) !== CONFLICT || tries === MOST_TRIES) throw error;
    }
  }
}
