import {
  feedHealthSchema,
  feedHubSchema,
  feedWishesSchema,
  type Feed,
  type FeedHealth,
  type FeedHub,
} from '@rasid/contracts';
import { createGroupCommit, UnavailableError } from '@rasid/pipeline';
import { z } from 'zod';
import type { SearchClient } from './client.ts';
import { withMappedErrors } from './errors.ts';

/** What a poll found out about a feed. The hub is not among it: that is written by whoever speaks with the hub. */
export type FeedRecord = {
  readonly health: FeedHealth;
  /** Where the publisher said that the feed is gone. */
  readonly state?: Feed['state'];
  /** Where the feed has moved to for good. */
  readonly url?: string;
};

const MOST_AT_ONCE = 200;
const NOT_FOUND = 404;

type Write = { readonly id: string; readonly doc: object };
type Written = 'written' | 'missing' | Error;

/** Writes what the fetcher learns about feeds. Each resolves to false where the feed was removed meanwhile. */
export function createFeedRecorder(client: SearchClient, index: string) {
  const commit = createGroupCommit((items: readonly Write[]) => writeAll(client, index, items), {
    maxCount: MOST_AT_ONCE,
  });
  const write = async (id: string, doc: object): Promise<boolean> => {
    const written = await commit({ id, doc });
    if (written instanceof Error) throw written;
    return written === 'written';
  };
  return {
    record: (id: string, { health, ...rest }: FeedRecord): Promise<boolean> =>
      write(id, { ...rest, health: polledHealth(health) }),
    recordHub: (id: string, hub: FeedHub | undefined): Promise<boolean> =>
      write(id, { health: { hub: hub ? { ...emptyHub, ...hub } : null } }),
  };
}

/** Every field as missing: an update merges objects, and what is gone has to be said. */
const nullsOf = ({ shape }: { shape: object }): Record<string, null> =>
  Object.fromEntries(Object.keys(shape).map((field) => [field, null]));
const emptyHealth = nullsOf(feedHealthSchema);
const emptyHub = nullsOf(feedHubSchema);
const emptyWishes = nullsOf(feedWishesSchema);

function polledHealth({ hub: _hub, wishes, ...health }: FeedHealth): object {
  const { hub: _not, ...empty } = emptyHealth;
  return { ...empty, ...health, wishes: wishes ? { ...emptyWishes, ...wishes } : null };
}

const answerSchema = z.object({
  items: z.array(
    z.object({
      update: z.object({
        status: z.int(),
        error: z.object({ reason: z.string().optional() }).optional(),
      }),
    }),
  ),
});

async function writeAll(client: SearchClient, index: string, items: readonly Write[]): Promise<Written[]> {
  const lines = items.flatMap(({ id, doc }) => [
    JSON.stringify({ update: { _index: index, _id: id, retry_on_conflict: 5 } }),
    JSON.stringify({ doc }),
  ]);
  const answer = await withMappedErrors(() =>
    client.transport.request({
      method: 'POST',
      path: '/_bulk',
      querystring: { filter_path: 'items.*.status,items.*.error.reason' },
      bulkBody: `${lines.join('\n')}\n`,
    }),
  );
  return answerSchema.parse(answer).items.map(({ update: { status, error } }, i) => {
    if (status < 300) return 'written';
    if (status === NOT_FOUND) return 'missing';
    const words = `feed "${items[i]?.id ?? '?'}": Elasticsearch answers ${status}: ${error?.reason ?? ''}`;
    return status === 429 || status >= 500 ? new UnavailableError(words) : new Error(words);
  });
}
