import type { Feed, FeedRequest } from '@rasid/contracts';
import { createLatest } from './manners/latest.ts';

export type RequestsParts = {
  readonly feeds: { get(id: string): Promise<Feed | undefined> };
  readonly now: () => Date;
};

const REMEMBERED = 5_000;
const REMEMBERED_MS = 30_000;

/** What goes along with requests for a feed's pages: as the operator set it half a minute ago at most. */
export function createRequests({ feeds, now }: RequestsParts) {
  const memory = createLatest<{ readonly at: number; readonly request: FeedRequest | undefined }>(REMEMBERED);
  return async (feedId: string): Promise<FeedRequest | undefined> => {
    const at = now().getTime();
    const remembered = memory.get(feedId);
    if (remembered && at - remembered.at < REMEMBERED_MS) return remembered.request;
    const request = (await feeds.get(feedId))?.request;
    memory.set(feedId, { at, request });
    return request;
  };
}
