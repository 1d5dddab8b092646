import { auditBlockSchema, indexNames, type AuditBlock } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { statusOf, withMappedErrors } from './errors.ts';
import { readAll } from './readAll.ts';

export type AuditStore = {
  /** False where a block of that number is there: somebody else was first. */
  append(block: AuditBlock): Promise<boolean>;
  get(number: number): Promise<AuditBlock | undefined>;
  /** The last one that a search finds; there may be newer ones. */
  last(): Promise<AuditBlock | undefined>;
  /** In the order of their numbers, as they stand in the index. */
  all(): AsyncGenerator<unknown>;
};

/** Blocks are created under their numbers, and never written again. */
export function createAuditStore(client: SearchClient, namespace: string): AuditStore {
  const index = indexNames(namespace).alertAudit;
  return {
    append: (block) =>
      withMappedErrors(async () => {
        try {
          await client.create({ index, id: String(block.number), document: block });
          return true;
        } catch (error) {
          if (statusOf(error) === 409) return false;
          throw error;
        }
      }),
    get: (number) =>
      withMappedErrors(async () => {
        const answer = await client.get({ index, id: String(number) }, { ignore: [404] });
        return answer.found ? auditBlockSchema.parse(answer._source) : undefined;
      }),
    last: () =>
      withMappedErrors(async () => {
        const { hits } = await client.search({ index, size: 1, sort: [{ number: 'desc' }] });
        return hits.hits[0] && auditBlockSchema.parse(hits.hits[0]._source);
      }),
    async *all() {
      await withMappedErrors(() => client.indices.refresh({ index }));
      for await (const { _source } of readAll(client, { index, sort: [{ number: 'asc' }] })) yield _source;
    },
  };
}
