import type { Feed } from '@rasid/contracts';
import { createLatest } from './manners/latest.ts';

/** What goes along with requests for a feed, and the address whose site it is meant for. */
export type RequestSettings = Pick<Feed, 'url' | 'request'>;

export type RequestsParts = {
  readonly feeds: { get(id: string): Promise<Feed | undefined> };
  readonly now: () => Date;
};

const REMEMBERED = 5_000;
const REMEMBERED_MS = 30_000;

/** The settings of a feed for its pages' requests: as the operator set them half a minute ago at most. */
export function createRequests({ feeds, now }: RequestsParts) {
  const memory = createLatest<{ readonly at: number; readonly settings: RequestSettings | undefined }>(
    REMEMBERED,
  );
  return async (feedId: string): Promise<RequestSettings | undefined> => {
    const at = now().getTime();
    const remembered = memory.get(feedId);
    if (remembered && at - remembered.at < REMEMBERED_MS) return remembered.settings;
    const feed = await feeds.get(feedId);
    const settings = feed && { url: feed.url, request: feed.request };
    memory.set(feedId, { at, settings });
    return settings;
  };
}
