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
const OVERLAP = 200;

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
        const changes: Change[] = [];
        let after = last - OVERLAP;
        for (;;) {
          const page = await readPage(client, index, after);
          for (const change of page) {
            after = Math.max(after, change.seqNo);
            if ((known.get(change.id) ?? -1) >= change.seqNo) continue;
            known.set(change.id, change.seqNo);
            changes.push(change);
          }
          last = Math.max(last, after);
          if (page.length < PAGE) return changes;
        }
      }),
  };
}

async function readPage(client: SearchClient, index: string, after: number): Promise<Change[]> {
  const { hits } = await client.search({
    index,
    size: PAGE,
    query: { range: { _seq_no: { gt: after } } },
    sort: [{ _seq_no: 'asc' }],
    seq_no_primary_term: true,
    track_total_hits: false,
  });
  return hits.hits.map(({ _id, _seq_no, _source }) => ({
    id: _id ?? '',
    seqNo: _seq_no ?? 0,
    source: _source,
  }));
}
