import type { estypes } from '@elastic/elasticsearch';
import type { z } from 'zod';
import type { SearchClient } from './client.ts';
import { statusOf, withMappedErrors } from './errors.ts';

/** Which writing of a document it is: a later one is refused where it builds on an older one. */
type Writing = { readonly seqNo: number; readonly primaryTerm: number };
type Found<T> = Writing & { readonly document: T };

export type DocumentStore<T extends { id: string }> = {
  get(id: string): Promise<T | undefined>;
  /** False where the id is taken. */
  create(document: T): Promise<boolean>;
  /**
   * Writes what `to` makes of the document, however many others change it at once; `to` may be called again, and gives
   * undefined or the same to leave it. What is there in the end, or undefined where there is no such document.
   */
  change(id: string, to: (document: T) => T | undefined): Promise<T | undefined>;
};

const MOST_TRIES = 50;

/** Documents of one index under their own ids, read by their schema. Writes are searchable at once with `refresh`. */
export function createDocumentStore<T extends { id: string }>(
  client: SearchClient,
  index: string,
  schema: z.ZodType<T>,
  refresh: estypes.Refresh,
): DocumentStore<T> {
  const find = async (id: string): Promise<Found<T> | undefined> => {
    const answer = await client.get({ index, id }, { ignore: [404] });
    if (!answer.found) return undefined;
    return {
      document: schema.parse(answer._source),
      seqNo: answer._seq_no ?? 0,
      primaryTerm: answer._primary_term ?? 0,
    };
  };
  const replace = ({ seqNo, primaryTerm }: Writing, document: T): Promise<boolean> =>
    isWritten(() =>
      client.index({
        index,
        id: document.id,
        document,
        refresh,
        if_seq_no: seqNo,
        if_primary_term: primaryTerm,
      }),
    );
  return {
    get: (id) => withMappedErrors(async () => (await find(id))?.document),
    create: (document) =>
      withMappedErrors(() =>
        isWritten(() => client.index({ index, id: document.id, document, refresh, op_type: 'create' })),
      ),
    change: (id, to) =>
      withMappedErrors(async () => {
        for (let tries = 0; tries < MOST_TRIES; tries++) {
          const found = await find(id);
          const changed = found && to(found.document);
          if (!found || changed === undefined || changed === found.document) return found?.document;
          if (await replace(found, changed)) return changed;
        }
        throw new Error(`${index}/${id}: others changed it ${MOST_TRIES} times in between`);
      }),
  };
}

/** False where another writing was first. */
async function isWritten(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (statusOf(error) === 409) return false;
    throw error;
  }
}
