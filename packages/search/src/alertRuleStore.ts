import { alertRuleSchema, channelSchema, indexNames, type AlertRule, type Channel } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { createDocumentStore, type DocumentStore } from './documentStore.ts';
import { createChangeFollower, type ChangeFollower } from './followChanges.ts';
import { readAll } from './readAll.ts';

export type FollowedStore<T extends { id: string }> = DocumentStore<T> & {
  /** In the order of their ids; removed ones as well. */
  list(): Promise<T[]>;
  follow(): ChangeFollower;
};

/** Rules of alerts. A removed one stays, marked as such. */
export const createAlertRuleStore = (client: SearchClient, namespace: string): FollowedStore<AlertRule> =>
  createFollowedStore(client, indexNames(namespace).alertRules, alertRuleSchema);

/** Channels of alerts. */
export const createChannelStore = (client: SearchClient, namespace: string): FollowedStore<Channel> =>
  createFollowedStore(client, indexNames(namespace).alertChannels, channelSchema);

/** Documents of an index of one shard that processes follow. */
export function createFollowedStore<T extends { id: string }>(
  client: SearchClient,
  index: string,
  schema: { parse(value: unknown): T } & Parameters<typeof createDocumentStore<T>>[2],
): FollowedStore<T> {
  return {
    ...createDocumentStore(client, index, schema, { refresh: true }),
    list: async () => {
      const found: T[] = [];
      for await (const { _source } of readAll(client, { index, sort: [{ id: 'asc' }] }))
        found.push(schema.parse(_source));
      return found;
    },
    follow: () => createChangeFollower(client, index),
  };
}
