import { articleIdOf, canonicalUrl } from '@rasid/feeds';
import { listDeadLetters } from '@rasid/kafka';
import { createFeedStore, createSearchClient, ensureIndices } from '@rasid/search';
import { reconcile, until } from '@rasid/testkit/oracle';
import { startGeneratedSite } from '@rasid/testkit/sample-site';
import type { World } from '../world.ts';

const ARTICLES = 2_000;
const FEEDS = 20;

export type GeneratedSite = Awaited<ReturnType<typeof startGeneratedSite>>;

/** Serves 2,000 articles in 20 feeds, and adds the feeds. */
export async function publishArticles(world: World, seed: number): Promise<GeneratedSite> {
  const site = await startGeneratedSite({ feeds: FEEDS, articlesPerFeed: ARTICLES / FEEDS, seed });
  const client = createSearchClient({ url: world.elasticsearchUrl });
  try {
    await ensureIndices(client, world.namespace);
    const store = createFeedStore(client, world.namespace);
    for (const { key, name, feedUrl } of site.feeds) {
      await store.put({
        id: key,
        url: feedUrl,
        name,
        intervalMs: 5_000,
        state: 'active',
        createdAt: new Date().toISOString(),
        tags: [],
        health: { consecutiveFailures: 0, attempts: [] },
      });
    }
  } finally {
    await client.close();
  }
  return site;
}

/** Resolves when some, and far from all, of the articles are indexed. */
export const untilInTheMiddle = (world: World): Promise<number> =>
  until(
    'the first few hundred articles to be indexed',
    async () => {
      const { length } = await world.indexed();
      return length >= ARTICLES / 10 && length;
    },
    { timeoutMs: 60_000 },
  );

/** The oracle's word once things have come to rest: every article indexed once, none dead, none from nowhere. */
export async function judge(world: World, site: GeneratedSite) {
  const issued = site.articles.map(({ url }) => articleIdOf(canonicalUrl(url) ?? url));
  let found = 0;
  await until(
    `all ${ARTICLES} articles to be indexed`,
    async () => {
      found = (await world.indexed()).length;
      return found >= ARTICLES;
    },
    { timeoutMs: 120_000, seen: () => `${found} articles` },
  );
  const dead = await listDeadLetters(world.kafka, world.namespace);
  return {
    ...reconcile(
      issued,
      await world.indexed(),
      dead.map(({ key }) => key ?? ''),
    ),
    dead: dead.length,
  };
}

export const nothingWrong = { missing: [], twice: [], unexpected: [], dead: 0 };
