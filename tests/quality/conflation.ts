import { analyze } from '@rasid/arabic';
import { createSearchClient } from '@rasid/search';
import { parseArgs } from 'node:util';
import { readLemmaWords, scorePairs } from './conflationPairs.ts';
import { withElasticsearch } from './withElasticsearch.ts';

/**
 * Which words of UD Arabic-PUD an analyzer brings together, against those that share a lemma: ours, Elasticsearch's
 * `arabic`, and words as they are written.
 * node tests/quality/conflation.ts --data FOLDER
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where morphology/ is');
const words = readLemmaWords(values.data);

/** One word a line: a term is known by the line on which it stands. */
async function stockTerms(url: string): Promise<Map<string, string>> {
  const client = createSearchClient({ url });
  const text = words.map(({ word }) => word);
  const terms = new Map<string, string>();
  for (let i = 0; i < text.length; i += 1_000) {
    const some = text.slice(i, i + 1_000);
    const { tokens = [] } = await client.indices.analyze({ analyzer: 'arabic', text: some.join('\n') });
    const joined = some.join('\n');
    for (const { token, start_offset, end_offset } of tokens)
      terms.set(joined.slice(start_offset, end_offset), token);
  }
  await client.close();
  return terms;
}

await withElasticsearch(async (url) => {
  const stock = await stockTerms(url);
  const systems = {
    'as written': (word: string) => word,
    'stock arabic': (word: string) => stock.get(word) ?? word,
    ours: (word: string) =>
      analyze(word, 'stem')
        .map(({ token }) => token)
        .join(' '),
  };
  console.log(`${words.length} words of PUD`);
  console.log('analyzer       precision  recall      F1');
  for (const [name, termOf] of Object.entries(systems)) {
    const { precision, recall, f1 } = scorePairs(words, termOf);
    console.log(
      `${name.padEnd(13)}  ${[precision, recall, f1].map((n) => n.toFixed(3).padStart(9)).join('')}`,
    );
  }
});
