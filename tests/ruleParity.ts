import { createRuleIndex, printQuery, type Query } from '@rasid/query';
import { arbitraryQuery } from '@rasid/query/testing';
import type { SearchClient } from '@rasid/search';
import fc from 'fast-check';
import { articleOf, indexArticles, materialOf, reread, searchAll, type ParityText } from './queryParity.ts';

export type RuleParity = {
  readonly rules: number;
  readonly articles: number;
  /** How many (rule, article) pairs were compared: those of a rule and the articles that came while it stood. */
  readonly pairs: number;
  readonly hits: number;
  /** Rules that were refused, since nothing can index them. */
  readonly refused: number;
  /** Rules that came, changed or went between two articles. */
  readonly changes: number;
  readonly disagreements: readonly string[];
};

/** A query under a rule's id, and the articles, by place in the stream, for which it stands. */
type Standing = { readonly id: string; readonly query: Query; readonly from: number; to: number };

/**
 * Lets articles stream past a rule index while rules come, change and go, and holds what matched against Elasticsearch's
 * hits for each query among the articles that it stood for.
 */
export async function compareRulesOnElasticsearch(
  { client, namespace }: { readonly client: SearchClient; readonly namespace: string },
  texts: readonly ParityText[],
  { rules: count, seed }: { readonly rules: number; readonly seed: number },
): Promise<RuleParity> {
  const articles = texts.map((text, n) => articleOf(text, n));
  const documents = await indexArticles(client, namespace, articles);
  const queries = fc.sample(arbitraryQuery(materialOf(articles)), { numRuns: count, seed }).map(reread);
  const { standings, matched, refused } = stream(queries, documents);
  const found = await searchAll(
    client,
    namespace,
    standings.map(({ query }) => query),
  );
  const disagreements: string[] = [];
  let hits = 0;
  standings.forEach((standing, i) => {
    const { id, query, from, to } = standing;
    for (let place = from; place < to; place++) {
      const article = articles[place]?.id ?? '';
      const isHit = found[i]?.has(article) ?? false;
      if (isHit) hits++;
      if (matched[place]?.has(id) !== isHit)
        disagreements.push(
          `${printQuery(query)}: ${isHit ? 'only Elasticsearch' : 'only the stream'} has ${article}`,
        );
    }
  });
  return {
    rules: count,
    articles: articles.length,
    pairs: standings.reduce((sum, { from, to }) => sum + to - from, 0),
    hits,
    refused,
    changes: standings.filter(({ from, to }) => from > 0 || to < articles.length).length,
    disagreements,
  };
}

/** Half of the rules stand from the beginning; the others come, take another's place, or go while articles pass. */
function stream(
  queries: readonly Query[],
  documents: readonly object[],
): { standings: Standing[]; matched: Set<string>[]; refused: number } {
  const index = createRuleIndex<string>();
  const standing = new Map<string, Standing>();
  const ended: Standing[] = [];
  let refused = 0;
  const end = (id: string, place: number): void => {
    const last = standing.get(id);
    if (last) ended.push({ ...last, to: place });
    standing.delete(id);
  };
  const put = (id: string, query: Query, place: number): void => {
    if (index.add(id, query)) {
      refused++;
      return; // the one before, if any, stands on
    }
    end(id, place);
    standing.set(id, { id, query, from: place, to: documents.length });
  };
  const first = queries.length >> 1;
  const change = (query: Query, n: number, place: number): void => {
    put(n % 2 === 0 ? `rule-${n % first}` : `later-${n}`, query, place);
    const gone = `rule-${(n * 7) % first}`;
    if (n % 5 === 0 && index.remove(gone)) end(gone, place);
  };
  queries.slice(0, first).forEach((query, n) => put(`rule-${n}`, query, 0));
  const later = queries.slice(first);
  const matched = documents.map((document, place) => {
    const [from, to] = [place, place + 1].map((k) => Math.floor((k * later.length) / documents.length));
    later.slice(from, to).forEach((query, k) => change(query, (from ?? 0) + k, place));
    return new Set(index.match(document));
  });
  return { standings: [...ended, ...standing.values()], matched, refused };
}
