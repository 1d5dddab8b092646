import type { estypes } from '@elastic/elasticsearch';
import type { z } from 'zod';
import { createGroupCommit, explain, UnavailableError, type Outcome } from '@rasid/pipeline';
import { readBulkAnswer } from './bulkAnswer.ts';
import type { SearchClient } from './client.ts';
import { statusOf, withMappedErrors } from './errors.ts';

import { writingOf, type Found, type RecentWritings, type Writing } from './recentWritings.ts';

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

export type DocumentStoreOptions<T> = {
  /** What was written is searchable at once. */
  readonly refresh: estypes.Refresh;
  /** Writes that come close behind each other share a request: two begin so many milliseconds apart. */
  readonly spacingMs?: number;
  /** Saves reading what was just written. */
  readonly recent?: RecentWritings<T>;
};

/** Documents of one index under their own ids, read by their schema. */
export function createDocumentStore<T extends { id: string }>(
  client: SearchClient,
  index: string,
  schema: z.ZodType<T>,
  { refresh, spacingMs = 0, recent }: DocumentStoreOptions<T>,
): DocumentStore<T> {
  const together = { maxCount: MOST_AT_ONCE, spacingMs };
  const findTogether = createGroupCommit<string, Found<T> | Error | undefined>(async (ids) => {
    const { docs } = await client.mget({ index, ids: [...ids] });
    return docs.map((doc) => toFound(doc, schema));
  }, together);
  const replaceTogether = createGroupCommit<Found<T>, Writing | Error | undefined>(async (changes) => {
    const operations = changes.flatMap(({ document, seqNo, primaryTerm }) => [
      { index: { _index: index, _id: document.id, if_seq_no: seqNo, if_primary_term: primaryTerm } },
      document,
    ]);
    const answer = await client.bulk({ operations, refresh });
    return readBulkAnswer(answer, changes.length).map((outcome, i) =>
      toWriting(outcome, answer.items[i]?.index),
    );
  }, together);
  const find = async (id: string) => recent?.get(id) ?? orThrow(await findTogether(id));
  const replace = async (change: Found<T>): Promise<boolean> => {
    recent?.forget(change.document.id);
    const written = orThrow(await replaceTogether(change));
    if (written) recent?.put({ document: change.document, ...written });
    return written !== undefined;
  };
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

/** Undefined where another writing was first. */
function toWriting(
  outcome: Outcome<void>,
  item: estypes.BulkResponseItem | undefined,
): Writing | Error | undefined {
  if (outcome.kind === 'ok') return writingOf(item);
  if (outcome.kind === 'drop') return undefined;
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
