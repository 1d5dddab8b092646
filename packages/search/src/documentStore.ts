import type { estypes } from '@elastic/elasticsearch';
import type { z } from 'zod';
import { explain, UnavailableError, type Outcome } from '@rasid/pipeline';
import { readBulkAnswer } from './bulkAnswer.ts';
import type { SearchClient } from './client.ts';
import { statusOf, withMappedErrors } from './errors.ts';
import { createGroupCommit } from './groupCommit.ts';

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
const MOST_AT_ONCE = 100;

/** Documents of one index under their own ids, read by their schema. Writes are searchable at once with `refresh`. */
export function createDocumentStore<T extends { id: string }>(
  client: SearchClient,
  index: string,
  schema: z.ZodType<T>,
  refresh: estypes.Refresh,
): DocumentStore<T> {
  const findTogether = createGroupCommit<string, Found<T> | Error | undefined>(async (ids) => {
    const { docs } = await client.mget({ index, ids: [...ids] });
    return docs.map((doc) => toFound(doc, schema));
  }, MOST_AT_ONCE);
  const replaceTogether = createGroupCommit<Found<T>, boolean | Error>(async (changes) => {
    const operations = changes.flatMap(({ document, seqNo, primaryTerm }) => [
      { index: { _index: index, _id: document.id, if_seq_no: seqNo, if_primary_term: primaryTerm } },
      document,
    ]);
    const answer = await client.bulk({ operations, refresh });
    return readBulkAnswer(answer, changes.length).map(isReplaced);
  }, MOST_AT_ONCE);
  const find = async (id: string) => orThrow(await findTogether(id));
  const replace = async (change: Found<T>) => orThrow(await replaceTogether(change));
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
          if (await replace({ ...found, document: changed })) return changed;
        }
        throw new Error(`${index}/${id}: others changed it ${MOST_TRIES} times in between`);
      }),
  };
}

function toFound<T>(doc: estypes.MgetResponseItem, schema: z.ZodType<T>): Found<T> | Error | undefined {
  if ('error' in doc) {
    const { type, reason } = doc.error;
    if (type === 'index_not_found_exception') return undefined;
    return new UnavailableError(`Elasticsearch: ${reason ?? type}`);
  }
  if (!doc.found) return undefined;
  const parsed = schema.safeParse(doc._source);
  if (!parsed.success) return new Error(`${doc._index}/${doc._id}: ${explain(parsed.error)}`);
  return { document: parsed.data, seqNo: doc._seq_no ?? 0, primaryTerm: doc._primary_term ?? 0 };
}

function orThrow<T>(value: T | Error): T {
  if (value instanceof Error) throw value;
  return value;
}

/** False where another writing was first. */
function isReplaced(outcome: Outcome<void>): boolean | Error {
  if (outcome.kind === 'ok') return true;
  if (outcome.kind === 'drop') return false;
  return outcome.kind === 'retry' ? outcome.cause : new Error(outcome.detail ?? outcome.reason);
}

/** False where the id is taken. */
async function isWritten(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (statusOf(error) === 409) return false;
    throw error;
  }
}
