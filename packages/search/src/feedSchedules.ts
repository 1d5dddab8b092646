import type { estypes } from '@elastic/elasticsearch';
import type { Feed } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

/** What decides when a feed is due. */
export type FeedSchedule = Pick<Feed, 'id' | 'url' | 'state' | 'intervalMs' | 'updatedAt'> & {
  /** Missing where it is due at once: it is new, or its operator changed it. */
  readonly nextPollAt?: string;
  /** Until when its publisher wants no request at all. */
  readonly heldUntil?: string;
};

type Stored = Pick<Feed, 'id' | 'url' | 'state' | 'intervalMs'> & {
  updatedAt?: string | null;
  health?: { nextPollAt?: string | null; heldUntil?: string | null };
};

const PAGE = 1_000;
const FIELDS = ['id', 'url', 'state', 'intervalMs', 'updatedAt', 'health.nextPollAt', 'health.heldUntil'];

/** Page by page in the order of ids, so that ten thousand feeds and their histories are never in memory at once. */
export async function* listSchedules(
  client: SearchClient,
  index: string,
  changedSince: string | undefined,
): AsyncGenerator<FeedSchedule[]> {
  let after: estypes.SortResults | undefined;
  for (;;) {
    const page = await withMappedErrors(() =>
      client.search<Stored>({
        index,
        size: PAGE,
        sort: [{ id: 'asc' }],
        _source: FIELDS,
        ...(changedSince !== undefined && { query: { range: { updatedAt: { gte: changedSince } } } }),
        ...(after && { search_after: after }),
      }),
    );
    const { hits } = page.hits;
    if (hits.length > 0) yield hits.flatMap(({ _source }) => (_source ? [toSchedule(_source)] : []));
    if (hits.length < PAGE) return;
    after = hits.at(-1)?.sort;
  }
}

function toSchedule({ id, url, state, intervalMs, updatedAt, health }: Stored): FeedSchedule {
  const { nextPollAt, heldUntil } = health ?? {};
  return {
    ...{ id, url, state, intervalMs },
    ...(updatedAt && { updatedAt }),
    ...(nextPollAt && { nextPollAt }),
    ...(heldUntil && { heldUntil }),
  };
}
