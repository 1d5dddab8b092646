import type { estypes } from '@elastic/elasticsearch';
import { feedSchema, indexNames, type Feed } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';
import { settleChange } from './feedChange.ts';

export type FeedBatch = ReturnType<typeof createFeedBatch>;

const PAGE = 500;
const ROUNDS = 8;
const CONFLICT = 409;
const NOT_FOUND = 404;

/** Many feeds at once: an operator's lists have thousands. Each function answers the ids of what was done. */
export function createFeedBatch(client: SearchClient, namespace: string, now = () => new Date()) {
  const index = indexNames(namespace).feeds;
  return {
    /** Leaves out ids that are taken. That no two feeds have one address is the caller's to see to. */
    createMany: (feeds: readonly Feed[]): Promise<Set<string>> =>
      inPages(feeds, (page) =>
        write(
          client,
          index,
          page.flatMap((feed) => [{ create: { _id: feed.id } }, { ...feed, updatedAt: now().toISOString() }]),
        ).then(({ done }) => done),
      ),
    /** Leaves out ids that there are not. A feed that somebody else writes meanwhile is read and changed again. Where a change bears on polling the feed is polled at once. */
    changeMany: (ids: readonly string[], change: (feed: Feed) => Feed): Promise<Set<string>> =>
      inPages(ids, (page) =>
        changePage(client, index, page, (feed) => settleChange(feed, change(feed), now())),
      ),
    removeMany: (ids: readonly string[]): Promise<Set<string>> =>
      inPages(ids, (page) =>
        write(
          client,
          index,
          page.map((id) => ({ delete: { _id: id } })),
        ).then(({ done }) => done),
      ),
  };
}

async function inPages<T>(
  items: readonly T[],
  work: (page: T[]) => Promise<Iterable<string>>,
): Promise<Set<string>> {
  const done = new Set<string>();
  for (let start = 0; start < items.length; start += PAGE) {
    for (const id of await withMappedErrors(() => work(items.slice(start, start + PAGE)))) done.add(id);
  }
  return done;
}

/** Whole documents under the version that was read: a partial update would merge what an operator took away. */
async function changePage(
  client: SearchClient,
  index: string,
  page: readonly string[],
  change: (feed: Feed) => Feed,
): Promise<string[]> {
  const changed: string[] = [];
  let left = [...page];
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    const { docs } = await client.mget<Feed>({ index, ids: left });
    const operations = docs.flatMap((doc) => {
      if (!('found' in doc) || !doc.found) return [];
      const { _id, _seq_no: if_seq_no, _primary_term: if_primary_term } = doc;
      return [{ index: { _id, if_seq_no, if_primary_term } }, change(readFeed(doc._source))];
    });
    const { done, conflicts } = await write(client, index, operations as Operation[]);
    changed.push(...done);
    left = conflicts;
  }
  if (left.length > 0) throw new Error(`feed "${left[0]}" is changed by others all the time; try again`);
  return changed;
}

/** Fields that were taken away may stand as null. */
const readFeed = (source: unknown): Feed =>
  feedSchema.parse(
    JSON.parse(JSON.stringify(source), (_key, inner: unknown) => (inner === null ? undefined : inner)),
  );

type Operation = estypes.BulkOperationContainer | Feed;

/** Ids that were written, and those that stood in another version. A document that is not there is no error. */
async function write(client: SearchClient, index: string, operations: readonly Operation[]) {
  const done: string[] = [];
  const conflicts: string[] = [];
  if (operations.length === 0) return { done, conflicts };
  const { items } = await client.bulk({ index, operations: [...operations], refresh: true });
  for (const item of items) {
    const { _id: id, status, error } = Object.values(item)[0] ?? {};
    if (id === undefined || id === null || status === undefined) continue;
    if (status < 300) done.push(id);
    else if (status === CONFLICT) conflicts.push(id);
    else if (status !== NOT_FOUND)
      throw new Error(`feed "${id}": Elasticsearch answers ${status}: ${error?.reason ?? ''}`);
  }
  return { done, conflicts };
}
