import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A word as it is written, clitics and all, with the lemma of the one content word in it. */
export type LemmaWord = { readonly word: string; readonly lemma: string };

const FILE = 'morphology/ar_pud-ud-test.conllu';
const CONTENT = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB']);
const ARABIC = /^[\u0621-\u065f\u0670-\u06d3]+$/;

type Token = {
  readonly form: string;
  readonly lemma: string;
  readonly content: boolean;
  readonly joins: boolean;
};

/** Every written word of UD Arabic-PUD with exactly one content word, once, under its most frequent lemma. */
export function readLemmaWords(data: string): LemmaWord[] {
  const path = join(data, FILE);
  if (!existsSync(path)) throw new Error(`"${path}" is not there; --data names the folder of data sets`);
  const counts = new Map<string, Map<string, number>>();
  for (const sentence of readFileSync(path, 'utf8').split('\n\n'))
    for (const { word, lemma } of wordsOf(tokensOf(sentence))) {
      const lemmas = counts.get(word) ?? new Map<string, number>();
      counts.set(word, lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1));
    }
  return [...counts].map(([word, lemmas]) => {
    const [[lemma] = ['']] = [...lemmas].sort(([, a], [, b]) => b - a);
    return { word, lemma };
  });
}

const tokensOf = (sentence: string): Token[] =>
  sentence.split('\n').flatMap((line) => {
    const [id = '', form = '', lemma = '', tag = '', , , , , , misc = ''] = line.split('\t');
    return /^\d+$/.test(id)
      ? [{ form, lemma, content: CONTENT.has(tag), joins: misc.includes('SpaceAfter=No') }]
      : [];
  });

/** Tokens that are written together are one word; punctuation parts words. */
function* wordsOf(tokens: readonly Token[]): Generator<LemmaWord> {
  let run: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    if (ARABIC.test(token.form)) run.push(token);
    const next = tokens[i + 1];
    if (token.joins && next && ARABIC.test(token.form) && ARABIC.test(next.form)) continue;
    const [content, ...others] = run.filter((each) => each.content);
    if (content && others.length === 0)
      yield { word: run.map(({ form }) => form).join(''), lemma: content.lemma };
    run = [];
  }
}

export type PairScore = { readonly precision: number; readonly recall: number; readonly f1: number };

/** Of all pairs of words: those with one term against those with one lemma. */
export function scorePairs(words: readonly LemmaWord[], termOf: (word: string) => string): PairScore {
  const byTerm = new Map<string, number>();
  const byLemma = new Map<string, number>();
  const byBoth = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string): void =>
    void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { word, lemma } of words) {
    const term = termOf(word);
    add(byTerm, term);
    add(byLemma, lemma);
    add(byBoth, `${term}\t${lemma}`);
  }
  const [found, wanted, both] = [byTerm, byLemma, byBoth].map(pairsIn) as [number, number, number];
  const [precision, recall] = [both / found, both / wanted];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

const pairsIn = (counts: ReadonlyMap<string, number>): number =>
  counts.values().reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
