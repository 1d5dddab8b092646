import { parseArgs } from 'node:util';
import { analyze, analyzerNames, type AnalyzedToken, type AnalyzerName } from '@rasid/arabic';
import { analysisSettings } from '@rasid/arabic/settings';
import { newsTexts } from './newsTexts.ts';
import { hostileTexts } from './hostileTexts.ts';
import { withElasticsearch } from './withElasticsearch.ts';

/**
 * Holds the TypeScript analyzers against Elasticsearch's `_analyze`: tokens, positions and offsets, over news texts and
 * hostile strings. Ends with status 1 where any differs.
 * node tests/quality/parity.ts --data FOLDER [--tokens 2000000] [--analyzer stem]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    tokens: { type: 'string', default: '2000000' },
    analyzer: { type: 'string', multiple: true },
  },
});
if (values.data === undefined) throw new Error('--data FOLDER: where topics/*.jsonl.gz are');
const { data } = values;
const wanted = Number(values.tokens);
const asked = analyzerNames.filter((name) => values.analyzer?.includes(name) ?? true);
const MOST_CHARACTERS = 40_000; // the index refuses more than 10,000 tokens a request
const FIRST_WORDS = 500; // characters that hold all words of which `lead` takes notice

type Asked = { readonly url: string; readonly analyzer: AnalyzerName; readonly text: string };

async function askElasticsearch({ url, analyzer, text }: Asked): Promise<AnalyzedToken[]> {
  const answer = await fetch(`${url}/parity/_analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ analyzer: `rasid_${analyzer}`, text }),
  });
  if (!answer.ok) throw new Error(`_analyze: ${answer.status} ${await answer.text()}`);
  const { tokens } = (await answer.json()) as {
    tokens: { token: string; position: number; start_offset: number; end_offset: number }[];
  };
  return tokens.map(({ token, position, start_offset, end_offset }) => ({
    token,
    position,
    start: start_offset,
    end: end_offset,
  }));
}

function firstDifference(
  ours: readonly AnalyzedToken[],
  theirs: readonly AnalyzedToken[],
): string | undefined {
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    const [a, b] = [JSON.stringify(ours[i]), JSON.stringify(theirs[i])];
    if (a !== b) return `token ${i}: ours ${a?.slice(0, 120)}, Elasticsearch ${b?.slice(0, 120)}`;
  }
  return undefined;
}

/** Texts of the news, joined to requests of a good size, until there are enough tokens. */
function* batches(): Generator<string> {
  let batch = '';
  for (const text of newsTexts(data)) {
    if (batch.length + text.length > MOST_CHARACTERS && batch !== '') {
      yield batch;
      batch = '';
    }
    batch += `${text.slice(0, MOST_CHARACTERS)}\n`;
  }
  yield batch;
}

/** The texts of the news in short pieces. */
function* pieces(): Generator<string> {
  for (const text of newsTexts(data))
    for (let i = 0; i < text.length; i += FIRST_WORDS) yield text.slice(i, i + FIRST_WORDS);
}

await withElasticsearch(async (url) => {
  const created = await fetch(`${url}/parity`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      settings: { analysis: analysisSettings, 'index.analyze.max_token_count': 100_000 },
    }),
  });
  if (!created.ok) throw new Error(await created.text());
  let differences = 0;
  const compare = async (analyzer: AnalyzerName, text: string): Promise<number> => {
    const ours = analyze(text, analyzer);
    const difference = firstDifference(ours, await askElasticsearch({ url, analyzer, text }));
    if (difference !== undefined) {
      differences++;
      if (differences <= 20)
        console.log(`${analyzer}: ${difference} in ${JSON.stringify(text.slice(0, 80))}…`);
    }
    return ours.length;
  };
  for (const analyzer of asked) {
    let hostile = 0;
    for (const text of hostileTexts()) hostile += await compare(analyzer, text);
    let tokens = 0;
    for (const text of analyzer === 'lead' ? pieces() : batches()) {
      tokens += await compare(analyzer, text);
      if (tokens >= wanted) break;
    }
    console.log(`${analyzer}: ${tokens} tokens of news, ${hostile} of hostile strings`);
  }
  console.log(`${differences} texts with a difference`);
  process.exitCode = differences === 0 ? 0 : 1;
});
