import { isFunctionWord } from '@rasid/arabic';
import { parseQuery } from '@rasid/query';
import { buildQuery, matchingOf, type SearchClient } from '@rasid/search';
import type { BenchText } from './benchArticles.ts';
import { quantileOf } from './quantileOf.ts';

export type QueryFigures = { readonly name: string; readonly p50: number; readonly p99: number };

type ElasticsearchQuery = ReturnType<typeof buildQuery>;

const NOW = '2026-11-25T12:00:00Z';
const WARM_UP = 50;

/** One to four words of a headline in turn, and each fifth time all of it. */
function searches(texts: readonly BenchText[], count: number): string[] {
  const step = Math.max(1, Math.floor(texts.length / count));
  return Array.from({ length: count }, (_, i) => {
    const title = texts[(i * step) % texts.length]?.title ?? '';
    const words = title
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ');
    const saying = words.filter((word) => word.length > 2 && !isFunctionWord(word));
    return i % 5 === 4 ? words.join(' ') : saying.slice(0, 1 + (i % 5)).join(' ');
  }).filter((words) => words !== '');
}

function ours(words: string): ElasticsearchQuery {
  const parsed = parseQuery(words);
  if (!parsed.ok) throw new Error(`"${words}": ${parsed.error.message.en}`);
  const { query } = parsed;
  return buildQuery({ query, matching: matchingOf(query), filters: {}, freshAt: NOW, titleBoost: true });
}

const stock = (words: string): ElasticsearchQuery => ({
  multi_match: { query: words, fields: ['title^3', 'body'] },
});

/** Asks both indices the same words, one query at a time, in turn. */
export async function measureQueries(
  client: SearchClient,
  texts: readonly BenchText[],
  count: number,
): Promise<QueryFigures[]> {
  const asked = searches(texts, count);
  const times: Record<'stock arabic' | 'ours', number[]> = { 'stock arabic': [], ours: [] };
  const ask = async (index: string, query: ElasticsearchQuery): Promise<number> => {
    const at = performance.now();
    await client.search({ index, query, size: 10, _source: ['title'] } as Parameters<
      SearchClient['search']
    >[0]);
    return performance.now() - at;
  };
  for (const words of [...asked.slice(0, WARM_UP), ...asked]) {
    times['stock arabic'].push(await ask('bench-stock', stock(words)));
    times.ours.push(await ask('bench-ours', ours(words)));
  }
  return Object.entries(times).map(([name, all]) => {
    const sorted = all.slice(Math.min(WARM_UP, asked.length)).sort((a, b) => a - b);
    return { name, p50: quantileOf(sorted, 0.5), p99: quantileOf(sorted, 0.99) };
  });
}
