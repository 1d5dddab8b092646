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
  const memory = createLatest<{ readonly at: number; readonly feed: Feed | undefined }>(REMEMBERED);
  return async (feedId: string, url: string): Promise<FeedRequest | undefined> => {
    const at = now().getTime();
    const remembered = memory.get(feedId);
    if (remembered && at - remembered.at < REMEMBERED_MS) return requestFor(remembered.feed, url);
    const feed = await feeds.get(feedId);
    memory.set(feedId, { at, feed });
    return requestFor(feed, url);
  };
}

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

/** What the operator set for a feed; its secrets go to its own host alone, since an entry may link anywhere. */
function requestFor(feed: Feed | undefined, url: string): FeedRequest | undefined {
  const request = feed?.request;
  if (!feed || !request || hostOf(feed.url) === hostOf(url)) return request;
  const { headers: _headers, cookie: _cookie, basicAuth: _basicAuth, ...open } = request;
  return open;
}
