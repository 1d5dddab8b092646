import { asError, dead, retry, UnavailableError, type Outcome } from '@rasid/pipeline';
import { readBulkAnswer } from './bulkAnswer.ts';
import { splitEntries, toEntry, type BulkEntry, type DocumentWrite } from './bulkBody.ts';
import type { SearchClient } from './client.ts';
import { mapSearchError, statusOf } from './errors.ts';

export type BulkWriter = {
  /** One outcome a document, in order. Never rejects; what may heal is `retry`. */
  write(documents: readonly DocumentWrite[]): Promise<Outcome<void>[]>;
};

export type BulkWriterOptions = {
  readonly client: SearchClient;
  readonly maxBytes?: number;
  readonly maxCount?: number;
};

const TOO_LARGE = 413;

/** Writes documents in bulk requests within the limits. Each document is serialised once. */
export function createBulkWriter({
  client,
  maxBytes = 5 * 1024 * 1024,
  maxCount = 500,
}: BulkWriterOptions): BulkWriter {
  return {
    write: async (documents) => {
      const entries = documents.map(toEntry);
      const outcomes: Outcome<void>[] = [];
      for (const [start, end] of splitEntries(entries, { maxBytes, maxCount })) {
        outcomes.push(...(await send(client, entries.slice(start, end))));
      }
      return outcomes;
    },
  };
}

async function send(client: SearchClient, entries: readonly BulkEntry[]): Promise<Outcome<void>[]> {
  try {
    const answer = await client.transport.request({
      method: 'POST',
      path: '/_bulk',
      querystring: { filter_path: 'items.*.status,items.*.error' },
      bulkBody: entries.map(({ lines }) => lines).join(''),
    });
    return readBulkAnswer(answer, entries.length);
  } catch (thrown) {
    return statusOf(thrown) === TOO_LARGE ? sendHalves(client, entries) : refuseAll(thrown, entries);
  }
}

/** Over the server's own limit: a single document is dead, more are sent by halves. */
async function sendHalves(client: SearchClient, entries: readonly BulkEntry[]): Promise<Outcome<void>[]> {
  const [only] = entries;
  if (entries.length === 1 && only)
    return [dead('oversize', `${only.bytes} bytes are more than Elasticsearch takes`)];
  const middle = Math.ceil(entries.length / 2);
  return [...(await send(client, entries.slice(0, middle))), ...(await send(client, entries.slice(middle)))];
}

function refuseAll(thrown: unknown, entries: readonly BulkEntry[]): Outcome<void>[] {
  const error = mapSearchError(thrown);
  // a refusal of the whole request (no rights, no such cluster) is an operator's to mend, not the documents' fault
  const cause =
    error instanceof UnavailableError
      ? error
      : new UnavailableError(asError(error).message, { cause: error });
  return entries.map(() => retry(cause));
}
