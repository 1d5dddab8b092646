import { entityRecordSchema, indexNames, type EntityRecord } from '@rasid/contracts';
import { createFollowedStore, type FollowedStore } from './listedStore.ts';
import type { SearchClient } from './client.ts';

/** What operators said of entities. A removed record stays, marked as such. */
export const createEntityStore = (client: SearchClient, namespace: string): FollowedStore<EntityRecord> =>
  createFollowedStore(client, indexNames(namespace).entities, entityRecordSchema);
