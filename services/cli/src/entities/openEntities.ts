import type { EntityRecord } from '@rasid/contracts';
import { createEntityStore, createSearchClient, ensureIndices, type SearchClient } from '@rasid/search';
import type { Context } from '../context.ts';

/** All that commands about entities work on. */
function openEntities(client: SearchClient, { namespace }: Context) {
  const store = createEntityStore(client, namespace);
  return {
    client,
    namespace,
    store,
    /** Writes what `to` makes of the record of an id, or of an empty one. */
    save: async (empty: EntityRecord, to: (record: EntityRecord) => EntityRecord): Promise<EntityRecord> => {
      const fresh = (record: EntityRecord) => ({ ...to(record), updatedAt: new Date().toISOString() });
      const first = fresh(empty);
      if (await store.create(first)) return first;
      return (await store.change(empty.id, fresh)) ?? first;
    },
  };
}
export type Entities = ReturnType<typeof openEntities>;

export async function withEntities<T>(
  context: Context,
  work: (entities: Entities) => Promise<T>,
): Promise<T> {
  const client = createSearchClient({ url: context.elasticsearchUrl, apiKey: context.elasticsearchApiKey });
  try {
    await ensureIndices(client, context.namespace);
    return await work(openEntities(client, context));
  } finally {
    await client.close();
  }
}
