import type { z } from 'zod';
import type { SearchClient } from './client.ts';
import { createDocumentStore, type DocumentStore } from './documentStore.ts';
import { createChangeFollower, type ChangeFollower } from './followChanges.ts';
import { readAll } from './readAll.ts';

export type ListedStore<T extends { id: string }> = DocumentStore<T> & {
  /** In the order of their ids; those that are marked as removed as well. */
  list(): Promise<T[]>;
};

export type FollowedStore<T extends { id: string }> = ListedStore<T> & { follow(): ChangeFollower };

/** Documents of one index, few enough to be listed; what was written is seen at once. */
export const createListedStore = <T extends { id: string }>(
  client: SearchClient,
  index: string,
  schema: z.ZodType<T>,
): ListedStore<T> => ({
  ...createDocumentStore(client, index, schema, { refresh: true }),
  list: async () => {
    const found: T[] = [];
    for await (const { _source } of readAll(client, { index, sort: [{ id: 'asc' }] }))
      found.push(schema.parse(_source));
    return found;
  },
});

/** Such documents of an index of one shard that processes follow. */
export const createFollowedStore = <T extends { id: string }>(
  client: SearchClient,
  index: string,
  schema: z.ZodType<T>,
): FollowedStore<T> => ({
  ...createListedStore(client, index, schema),
  follow: () => createChangeFollower(client, index),
});
