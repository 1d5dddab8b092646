import type { estypes } from '@elastic/elasticsearch';
import type { SearchClient } from './client.ts';
import { statusOf } from './errors.ts';

/** A node that has just started, or has much to do, takes its time over a new index. */
export const PATIENTLY = { requestTimeout: '2m' } as const;

export type IndexDefinition = {
  readonly settings: estypes.IndicesIndexSettings;
  readonly mappings: estypes.MappingTypeMapping;
};

/** Creates an index, or adds to one that is there the fields that came with a later version. */
export async function createIfMissing(
  client: SearchClient,
  index: string,
  { settings, mappings }: IndexDefinition,
): Promise<void> {
  if (await client.indices.exists({ index })) {
    await client.indices.putMapping({ index, ...(mappings as object) });
    return;
  }
  try {
    await client.indices.create({ index, settings, mappings }, PATIENTLY);
  } catch (error) {
    if (statusOf(error) !== 400 || !(await client.indices.exists({ index }))) throw error; // another process was first
  }
}
