import { createSearchClient } from '@rasid/search';
import { parseArgs } from 'node:util';
import { compareOnElasticsearch } from '../queryParity.ts';
import { newsArticles } from './newsTexts.ts';
import { withElasticsearch } from './withElasticsearch.ts';

/**
 * Random queries of all operators over real articles: Elasticsearch's hits against the stream matcher's. Ends with
 * status 1 where they differ.
 * node tests/quality/queryParity.ts --data FOLDER [--articles 2000] [--queries 1000] [--seed 1]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string', default: '2000' },
    queries: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER: where topics/*.jsonl.gz are');
const texts = newsArticles(values.data, 'ant')
  .take(Number(values.articles))
  .map(({ title, text }) => ({ title: title ?? text.slice(0, 60), text }))
  .toArray();

await withElasticsearch(async (url) => {
  const client = createSearchClient({ url });
  const { queries, articles, hits, telling, disagreements } = await compareOnElasticsearch(
    { client, namespace: 'parity-' },
    texts,
    { queries: Number(values.queries), seed: Number(values.seed) },
  );
  await client.close();
  for (const line of disagreements.slice(0, 20)) console.log(line);
  console.log(
    `${queries} queries × ${articles} articles = ${queries * articles} pairs, ${hits} of them hits`,
  );
  console.log(`${telling} queries found some articles and left out others`);
  console.log(`${disagreements.length} disagreements`);
  process.exitCode = disagreements.length === 0 ? 0 : 1;
});
