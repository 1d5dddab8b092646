import { analyze } from '@rasid/arabic';
import { createSearchClient } from '@rasid/search';
import { parseArgs } from 'node:util';
import { withElasticsearch } from '../quality/withElasticsearch.ts';
import { loadTexts } from './benchArticles.ts';
import { measureIndexing, type IndexingFigures } from './searchIndexing.ts';
import { measureQueries } from './searchQueries.ts';

/**
 * What the Arabic of ours costs, beside the stock `arabic` analyzer on the same node in the same run: analysis on one core
 * by CPU time, indexing by CPU time of Elasticsearch and by the clock, size of the index, and queries one by one.
 * node --max-old-space-size=6000 tests/bench/searching.ts [--data FOLDER] [--articles 50000] [--queries 500]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string', default: '50000' },
    queries: { type: 'string', default: '500' },
  },
});
const row = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`);
const { texts, origin } = loadTexts(Number(values.articles), values.data);

/** Characters a second of CPU; the first round meets its words for the first time. */
function analysisRates(): [first: number, later: number] {
  const round = (): number => {
    const before = process.cpuUsage();
    let characters = 0;
    for (const { text } of texts.slice(0, 10_000)) {
      analyze(text, 'stem');
      characters += text.length;
    }
    const { user, system } = process.cpuUsage(before);
    return (characters / (user + system)) * 1e6;
  };
  return [round(), round()];
}

const share = (ours: number, stock: number): string => (ours / stock).toFixed(2);

function printIndexing(ours: IndexingFigures, stock: IndexingFigures): void {
  row('indexing', 'stock arabic', 'ours', 'ratio');
  row('---', '---', '---', '---');
  const rates = [stock.perSecond, ours.perSecond].map((rate) => rate.toFixed(0));
  row('documents a second', ...rates, share(ours.perSecond, stock.perSecond));
  const perCpu = [stock.perCpuSecond, ours.perCpuSecond].map((rate) => rate.toFixed(0));
  row('documents a CPU-second', ...perCpu, share(ours.perCpuSecond, stock.perCpuSecond));
  const sizes = [stock.bytes, ours.bytes].map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`);
  row('size', ...sizes, share(ours.bytes, stock.bytes));
}

await withElasticsearch(async (url, pid) => {
  const client = createSearchClient({ url });
  const [first, later] = analysisRates();
  console.log(`${texts.length} articles, ${origin}\n`);
  console.log(
    `analysis: ${(later / 1e6).toFixed(1)} million characters a second, ${(first / 1e6).toFixed(1)} at first\n`,
  );
  const { ours, stock } = await measureIndexing(client, pid, texts);
  printIndexing(ours, stock);
  console.log();
  row('queries', 'p50', 'p99');
  row('---', '---', '---');
  for (const { name, p50, p99 } of await measureQueries(client, texts, Number(values.queries)))
    row(name, `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`);
  await client.close();
});
