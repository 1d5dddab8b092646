import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feed } from '@rasid/contracts';
import type { FeedStore } from '@rasid/search';
import { startSampleSite, type SampleSite } from '@rasid/testkit/sample-site';

const POLL_INTERVAL_MS = 15_000;

/** Serves the sample outlets, on the ports they had the last time: their addresses are their articles' identity. */
export async function openSampleSite(home: string): Promise<SampleSite> {
  const file = join(home, 'sample-site.json');
  const ports = readPorts(file);
  const site = await startSampleSite(ports ? { ports } : {});
  mkdirSync(home, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify(
      Object.fromEntries(site.outlets.map(({ key, siteUrl }) => [key, Number(new URL(siteUrl).port)])),
    ),
  );
  return site;
}

function readPorts(file: string): Record<string, number> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    return undefined;
  }
}

/** Adds the outlets' feeds, those that are not there yet. */
export async function addSampleFeeds(site: SampleSite, store: FeedStore): Promise<void> {
  for (const { key, name, country, feedUrl } of site.outlets) {
    const id = `sample-${key}`;
    const present = await store.get(id);
    if (present?.url === feedUrl) continue;
    const feed: Feed = {
      id,
      url: feedUrl,
      name,
      country,
      language: 'ar',
      intervalMs: POLL_INTERVAL_MS,
      state: 'active',
      createdAt: new Date().toISOString(),
      health: { consecutiveFailures: 0 },
    };
    await store.put(feed);
  }
}
