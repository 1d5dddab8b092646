import { newsTexts } from '../../../arabic/train/corpus.ts';
import { nameTokens } from '../../src/names/nameTokens.ts';
import { normOf } from '../../src/names/nameWord.ts';

/** Between two articles. */
export const BREAK = -2;
/** A word too rare for the vocabulary. */
const RARE = -1;
const LEAST_COUNT = 4;

export type Corpus = {
  /** Normal forms, the most frequent first. */
  readonly words: readonly string[];
  readonly counts: readonly number[];
  /** Places in `words`, RARE or BREAK. */
  readonly ids: Int32Array;
};

/** The news as numbers; an article that comes twice counts once. */
export function readCorpus(data: string): Corpus {
  const counts = new Map<string, number>();
  const articles: string[][] = [];
  const seen = new Set<string>();
  const norms = new Map<string, string>();
  for (const text of newsTexts(data)) {
    if (seen.has(text)) continue;
    seen.add(text);
    const tokens = nameTokens(text).map(({ start, end }) => known(text.slice(start, end), norms));
    for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
    articles.push(tokens);
  }
  const vocabulary = [...counts]
    .filter(([, count]) => count >= LEAST_COUNT)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const idOf = new Map(vocabulary.map(([word], i) => [word, i]));
  const ids = new Int32Array(articles.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const tokens of articles) {
    for (const token of tokens) ids[at++] = idOf.get(token) ?? RARE;
    ids[at++] = BREAK;
  }
  return { words: vocabulary.map(([word]) => word), counts: vocabulary.map(([, count]) => count), ids };
}

function known(raw: string, norms: Map<string, string>): string {
  const before = norms.get(raw);
  if (before !== undefined) return before;
  const norm = normOf(raw);
  norms.set(raw, norm);
  return norm;
}
