import { parseQuery } from '@rasid/query';
import { buildQuery, createSearchClient } from '@rasid/search';
import { parseArgs } from 'node:util';
import { indexPassages, ranksOf, type ElasticsearchQuery } from './retrievalIndex.ts';
import { scoreRanks } from './retrievalScore.ts';
import { readHeadlines, readQuestions } from './retrievalSets.ts';
import { withElasticsearch } from './withElasticsearch.ts';

/**
 * Known-item retrieval by Elasticsearch's `standard` and `arabic` analyzers and by ours, on one node in one run: XQuAD by
 * itself, and in a pool with ARCD and all ANT articles the questions of both and 2,000 headlines.
 * node tests/quality/retrieval.ts --data FOLDER [--set XQuAD]
 */
const { values } = parseArgs({ options: { data: { type: 'string' }, set: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where retrieval/ and topics/ are');
const { data } = values;

/** As somebody types it: quotation marks and parentheses of a headline are no signs of the query language. */
const wordsOf = (asked: string): string => asked.replace(/[^\p{L}\p{M}\p{N}؟?]+/gu, ' ').trim();

const ours = (asked: string): ElasticsearchQuery => {
  const parsed = parseQuery(wordsOf(asked));
  if (!parsed.ok) throw new Error(`"${asked}": ${parsed.error.message.en}`);
  return buildQuery({
    query: parsed.query,
    matching: 'best',
    filters: {},
    freshAt: undefined,
    titleBoost: true,
  });
};
const systems = {
  standard: (asked: string) => ({ match: { standard: asked } }),
  'stock arabic': (asked: string) => ({ match: { stock: asked } }),
  ours,
};

await withElasticsearch(async (url) => {
  const client = createSearchClient({ url });
  const [xquad, arcd, headlines] = [
    readQuestions(data, 'xquad.ar'),
    readQuestions(data, 'arcd-train'),
    readHeadlines(data),
  ];
  await indexPassages(client, 'alone', xquad.passages);
  await indexPassages(
    client,
    'pool',
    [xquad, arcd, headlines].flatMap(({ passages }) => passages),
  );
  const runs = [
    ['XQuAD alone', 'alone', xquad.items],
    ['XQuAD in the pool', 'pool', xquad.items],
    ['ARCD in the pool', 'pool', arcd.items],
    ['headlines in the pool', 'pool', headlines.items],
  ] as const;
  console.log('set                     items  analyzer       nDCG@10  recall@10  recall@100');
  for (const [name, index, items] of runs) {
    if (values.set !== undefined && !name.startsWith(values.set)) continue;
    for (const [system, queryOf] of Object.entries(systems)) {
      const score = scoreRanks(await ranksOf(client, index, items, queryOf));
      const figures = [
        score.ndcg10.toFixed(4).padStart(7),
        score.recall10.toFixed(4).padStart(9),
        score.recall100.toFixed(4).padStart(10),
      ];
      console.log(
        `${name.padEnd(22)}  ${String(items.length).padStart(5)}  ${system.padEnd(13)}  ${figures.join('  ')}`,
      );
    }
  }
  await client.close();
});
