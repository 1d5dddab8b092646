import type { Feed } from '@rasid/contracts';
import type { FeedSettings } from '@rasid/feeds/lists';
import {
  createFeedBatch,
  createFeedStore,
  createSearchClient,
  ensureIndices,
  type FeedBatch,
  type FeedStore,
} from '@rasid/search';
import type { Context } from '../context.ts';
import { isSelective, selectFeeds, type Selection } from './selection.ts';

export type Feeds = FeedStore & FeedBatch;

/** Works on the index of feeds, which is created where it is missing. */
export async function withFeeds<T>(context: Context, work: (feeds: Feeds) => Promise<T>): Promise<T> {
  const client = createSearchClient({ url: context.elasticsearchUrl, apiKey: context.elasticsearchApiKey });
  try {
    await ensureIndices(client, context.namespace);
    const { namespace } = context;
    return await work({ ...createFeedStore(client, namespace), ...createFeedBatch(client, namespace) });
  } finally {
    await client.close();
  }
}

/** The feeds that a command is to change; one that names none is refused, and so is one whose ids are all wrong. */
export async function feedsToChange(feeds: Feeds, ids: readonly string[], selection: Selection) {
  if (!isSelective(ids, selection))
    throw new Error('say which feeds: their ids, --tagged, --in-folder, --state, or --all');
  const { selected, unknown } = selectFeeds(await feeds.list(), ids, selection);
  if (selected.length === 0 && unknown.length === 0)
    throw new Error('no feed is meant by that; see: rasid feeds list');
  return { selected, unknown };
}

/** The error at the end of a command that did what it could. */
export function refuseUnknown(unknown: readonly string[]): void {
  if (unknown.length > 0)
    throw new Error(`there is no feed ${unknown.map((id) => `"${id}"`).join(', ')}; see: rasid feeds list`);
}

/** What an operator set of a feed. */
export const settingsOf = ({ health: _health, updatedAt: _updatedAt, ...settings }: Feed): FeedSettings =>
  settings;
