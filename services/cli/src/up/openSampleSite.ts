import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feed } from '@rasid/contracts';
import type { FeedStore } from '@rasid/search';
import { startSampleSite, type SampleSite } from '@rasid/testkit/sample-site';
import { z } from 'zod';

const POLL_INTERVAL_MS = 15_000;
const UPDATE_AFTER_MS = 30_000;

/** What has to stay from start to start: addresses and dates are its articles' identity. */
const stateSchema = z.object({
  ports: z.record(z.string(), z.int()),
  startedAt: z.iso.datetime(),
  updated: z.boolean(),
  /** Whether the outlets' feeds were added once: one that is gone since then was removed by its operator. */
  feedsAdded: z.boolean().default(false),
});
type State = z.infer<typeof stateSchema>;

export type OpenSampleSite = Pick<SampleSite, 'outlets' | 'articles' | 'close'> & {
  /** Adds the outlets' feeds at the first start; later ones leave it to the operator which of them stay. */
  addFeeds(store: FeedStore): Promise<void>;
};

const feedIdOf = (key: string): string => `sample-${key}`;

/** The feeds of the outlets that are served. */
export const sampleFeedIds = ({ outlets }: OpenSampleSite): string[] =>
  outlets.map(({ key }) => feedIdOf(key));

/**
 * Serves the sample outlets as the last time; half a minute after the first start one article is updated. An outlet whose
 * port somebody else has taken is away for this time: at another address its articles would be others.
 */
export async function openSampleSite(home: string, note: (line: string) => void): Promise<OpenSampleSite> {
  const file = join(home, 'sample-site.json');
  const before = readState(file);
  const startedAt = before?.startedAt ?? new Date().toISOString();
  const site = await startSampleSite({
    now: () => new Date(startedAt),
    ports: before?.ports ?? {},
    onTaken: (name, port) => note(`another program has port ${port}: «${name}» is not served this time`),
  });
  let state: State = {
    ports: { ...before?.ports, ...portsOf(site) },
    startedAt,
    updated: before?.updated ?? false,
    feedsAdded: before?.feedsAdded ?? false,
  };
  const save = (change: Partial<State>) =>
    writeFileSync(file, JSON.stringify((state = { ...state, ...change })));
  mkdirSync(home, { recursive: true });
  save({});
  if (state.updated) site.update();
  const updateOnce = () => {
    site.update();
    save({ updated: true });
  };
  const timer = state.updated ? undefined : setTimeout(updateOnce, UPDATE_AFTER_MS);
  return {
    outlets: site.outlets,
    articles: site.articles,
    addFeeds: async (store) => {
      await addSampleFeeds(site, store, !state.feedsAdded);
      save({ feedsAdded: true });
    },
    close: () => (clearTimeout(timer), site.close()),
  };
}

const portsOf = ({ outlets }: SampleSite): Record<string, number> =>
  Object.fromEntries(outlets.map(({ key, siteUrl }) => [key, Number(new URL(siteUrl).port)]));

function readState(file: string): State | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // the first start, or a file of an older version
  }
}

/** Feeds that are there keep their settings. */
async function addSampleFeeds(site: SampleSite, store: FeedStore, isFirst: boolean): Promise<void> {
  for (const { key, name, country, feedUrl } of site.outlets) {
    const id = feedIdOf(key);
    const present = await store.get(id);
    if (present ? present.url === feedUrl : !isFirst) continue;
    const feed: Feed = {
      id,
      name,
      country,
      language: 'ar',
      intervalMs: POLL_INTERVAL_MS,
      state: 'active',
      createdAt: new Date().toISOString(),
      tags: [],
      health: { consecutiveFailures: 0, attempts: [] },
      ...present,
      url: feedUrl,
    };
    await store.put(feed);
  }
}
