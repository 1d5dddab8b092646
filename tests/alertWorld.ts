import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrichedArticleSchema, topics, type Alert, type EnrichedArticle } from '@rasid/contracts';
import { connectProducer } from '@rasid/kafka';
import { jsonLines, type World } from './world.ts';

const base = enrichedArticleSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'contract/fixtures/articles.enriched.v1.json'), 'utf8')),
);

const hex = (n: number): string => n.toString(16).padStart(32, '0');

/** An article of now, told apart by its number, a story of its own unless said. */
export function articleNow(
  n: number,
  given: Partial<EnrichedArticle> & { readonly title: string },
): EnrichedArticle {
  const now = new Date().toISOString();
  const { summary: _s, author: _a, publishedAt: _p, ...rest } = base;
  return {
    ...rest,
    id: hex(n),
    version: Date.now(),
    url: `https://news.example/${n}`,
    canonicalUrl: `https://news.example/${n}`,
    firstSeenAt: now,
    fetchedAt: now,
    enrichedAt: now,
    publishedAt: now,
    text: given.title,
    entities: [],
    places: [],
    countries: [],
    topics: [],
    storyId: hex(n),
    duplicateGroup: hex(n),
    ...given,
  };
}

/** Sends enriched articles as the enricher would. */
export async function openEnriched(world: World) {
  const producer = await connectProducer(world.kafka, world.namespace);
  return {
    send: (...articles: EnrichedArticle[]) =>
      producer.send(
        topics.enriched.name,
        articles.map((article) => ({ key: article.id, value: JSON.stringify(article) })),
      ),
    close: () => producer.close(),
  };
}

export const history = async (world: World, ...args: string[]): Promise<Alert[]> =>
  jsonLines<Alert>(await world.rasid('alerts', 'history', '--json', '--size', '9999', ...args));

/** Adds a webhook, and gives the secret that is shown this once. */
export async function addWebhook(world: World, id: string, url: string, ...args: string[]): Promise<string> {
  const printed = await world.rasid(
    'channels',
    'add',
    'webhook',
    '--id',
    id,
    '--url',
    url,
    '--json',
    ...args,
  );
  const [channel] = jsonLines<{ signingSecret: string }>(printed);
  return channel?.signingSecret ?? '';
}
