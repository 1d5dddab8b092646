import { createSearchClient } from '@rasid/search';
import { generateArticles } from '@rasid/testkit/sample-site';
import { afterAll, expect, test } from 'vitest';
import { compareRulesOnElasticsearch } from '../ruleParity.ts';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });

afterAll(async () => {
  await client.close();
  await world.close();
});

test('the rule index matches what the index finds, while rules come, change and go', async () => {
  const { pairs, hits, changes, disagreements } = await compareRulesOnElasticsearch(
    { client, namespace: world.namespace },
    generateArticles(200, 11),
    { rules: 600, seed: 20_261_125 },
  );
  expect(disagreements.slice(0, 20)).toEqual([]);
  expect(pairs).toBeGreaterThan(40_000);
  expect(hits).toBeGreaterThan(1_000);
  expect(changes).toBeGreaterThan(200);
});
