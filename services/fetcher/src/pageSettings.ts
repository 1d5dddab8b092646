import type { Feed, Reading } from '@rasid/contracts';
import { createLatest } from './manners/latest.ts';

/** What goes along with requests for a feed and the address whose site it is meant for, and how its pages are read. */
export type PageSettings = Pick<Feed, 'url' | 'request'> & { readonly reading: Reading | undefined };

export type PageSettingsParts = {
  readonly feeds: { get(id: string): Promise<Feed | undefined> };
  readonly now: () => Date;
};

const REMEMBERED = 5_000;
const REMEMBERED_MS = 30_000;

/** The settings of a feed for its pages: as the operator set them half a minute ago at most. */
export function createPageSettings({ feeds, now }: PageSettingsParts) {
  const memory = createLatest<{ readonly at: number; readonly settings: PageSettings | undefined }>(
    REMEMBERED,
  );
  return async (feedId: string): Promise<PageSettings | undefined> => {
    const at = now().getTime();
    const remembered = memory.get(feedId);
    if (remembered && at - remembered.at < REMEMBERED_MS) return remembered.settings;
    const feed = await feeds.get(feedId);
    const settings = feed && { url: feed.url, request: feed.request, reading: readingOf(feed) };
    memory.set(feedId, { at, settings });
    return settings;
  };
}

function readingOf({ timeZone, extraction }: Feed): Reading | undefined {
  if (timeZone === undefined && !extraction) return undefined;
  return { ...(timeZone !== undefined && { timeZone }), ...(extraction && { extraction }) };
}
