import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

/** A document as it stands, with the number of its writing. */
export type Change = { readonly id: string; readonly seqNo: number; readonly source: unknown };

export type ChangeFollower = {
  /** What was written since the last call, each document as it stands now; all of them at first. */
  next(): Promise<Change[]>;
};

const PAGE = 1_000;
/** A writing with a lower number may become visible after one with a higher one; so many are looked at again. */
const OVERLAP = 100;

/**
 * Follows an index of one shard by the numbers of its writings, which rise. A document must be marked as removed and not
 * be deleted, or nobody learns of it.
 */
export function createChangeFollower(client: SearchClient, index: string): ChangeFollower {
  const known = new Map<string, number>();
  let last = -1;
  return {
    next: () =>
      withMappedErrors(async () => {
        const isFirst = last < 0;
        const changes: Change[] = [];
        let after = isFirst ? -1 : last - OVERLAP;
        for (;;) {
          const page = await readPage(client, index, { after, whole: isFirst });
          const fresh = page.filter(({ id, seqNo }) => (known.get(id) ?? -1) < seqNo);
          for (const change of isFirst ? fresh : await readAgain(client, index, fresh)) {
            known.set(change.id, change.seqNo);
            changes.push(change);
          }
          after = page.at(-1)?.seqNo ?? after;
          if (page.length < PAGE) break;
        }
        last = Math.max(last, after);
        return changes;
      }),
  };
}

/** Writings behind a number, in their order; but for the first time without what was written, which is mostly known. */
async function readPage(
  client: SearchClient,
  index: string,
  { after, whole }: { readonly after: number; readonly whole: boolean },
): Promise<Change[]> {
  const { hits } = await client.search({
    index,
    size: PAGE,
    query: { range: { _seq_no: { gt: after } } },
    sort: [{ _seq_no: 'asc' }],
    seq_no_primary_term: true,
    track_total_hits: false,
    _source: whole,
  });
  return hits.hits.map(({ _id, _seq_no, _source }) => ({
    id: _id ?? '',
    seqNo: _seq_no ?? 0,
    source: _source,
  }));
}

async function readAgain(client: SearchClient, index: string, changes: readonly Change[]): Promise<Change[]> {
  if (changes.length === 0) return [];
  const { docs } = await client.mget({ index, ids: changes.map(({ id }) => id) });
  return docs.flatMap((found) =>
    'found' in found && found.found
      ? [{ id: found._id, seqNo: found._seq_no ?? 0, source: found._source }]
      : [],
  );
}
