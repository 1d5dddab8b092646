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
});
type State = z.infer<typeof stateSchema>;

/** Serves the sample outlets as the last time; half a minute after the first start one article is updated. */
export async function openSampleSite(home: string): Promise<SampleSite> {
  const file = join(home, 'sample-site.json');
  const before = readState(file);
  const startedAt = before?.startedAt ?? new Date().toISOString();
  const site = await serve(before, new Date(startedAt));
  const save = (updated: boolean) =>
    writeFileSync(file, JSON.stringify({ ports: portsOf(site), startedAt, updated } satisfies State));
  mkdirSync(home, { recursive: true });
  save(before?.updated ?? false);
  if (before?.updated) {
    site.update();
    return site;
  }
  const timer = setTimeout(() => {
    site.update();
    save(true);
  }, UPDATE_AFTER_MS);
  return { ...site, close: () => (clearTimeout(timer), site.close()) };
}

/** On the ports of the last time; on others where one of them is taken, and its articles are then new ones. */
async function serve(before: State | undefined, startedAt: Date): Promise<SampleSite> {
  const now = () => startedAt;
  if (!before) return startSampleSite({ now });
  try {
    return await startSampleSite({ ports: before.ports, now });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startSampleSite({ now });
  }
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
      tags: [],
      health: { consecutiveFailures: 0, attempts: [] },
    };
    await store.put(feed);
  }
}
