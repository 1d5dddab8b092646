import { createSearchClient } from '@rasid/search';
import { generateArticles, startSampleSite } from '@rasid/testkit/sample-site';
import { afterAll, expect, test } from 'vitest';
import { compareOnElasticsearch } from '../queryParity.ts';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });

afterAll(async () => {
  await client.close();
  await world.close();
});

test('the stream matcher says of 200,000 pairs of a query and an article what the index says', async () => {
  const site = await startSampleSite();
  const texts = [...site.articles, ...generateArticles(300, 5)];
  await site.close();
  const queries = Math.ceil(200_000 / texts.length);
  const seed = 20_261_124;
  const { disagreements, telling } = await compareOnElasticsearch(
    { client, namespace: world.namespace },
    texts,
    { queries, seed },
  );
  expect(disagreements.slice(0, 20)).toEqual([]);
  expect(telling).toBeGreaterThan(queries / 2);
});
