import { createSearchClient } from '@rasid/search';
import { parseArgs } from 'node:util';
import { compareRulesOnElasticsearch } from '../ruleParity.ts';
import { newsArticles } from './newsTexts.ts';
import { withElasticsearch } from './withElasticsearch.ts';

/**
 * Random rules of all operators against a stream of real articles, while rules come, change and go: what the rule index
 * matches against Elasticsearch's hits. Ends with status 1 where they differ.
 * node tests/quality/ruleParity.ts --data FOLDER [--articles 1500] [--rules 2000] [--seed 1]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string', default: '1500' },
    rules: { type: 'string', default: '2000' },
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
  const result = await compareRulesOnElasticsearch({ client, namespace: 'parity-' }, texts, {
    rules: Number(values.rules),
    seed: Number(values.seed),
  });
  await client.close();
  for (const line of result.disagreements.slice(0, 20)) console.log(line);
  const { rules, articles, pairs, hits, refused, changes, disagreements } = result;
  console.log(`${rules} rules, ${refused} of them refused; ${articles} articles`);
  console.log(`${changes} rules stood for a part of the stream only`);
  console.log(`${pairs} pairs compared, ${hits} of them hits`);
  console.log(`${disagreements.length} disagreements`);
  process.exitCode = disagreements.length === 0 ? 0 : 1;
});
