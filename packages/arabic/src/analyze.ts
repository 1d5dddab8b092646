import { foldWithOffsets, normalizeWithOffsets } from './fold.ts';
import { createStageRunner, readLexicon } from './runStages.ts';
import { exactStages, lexicon, rootStages, stemStages } from './stemStages.ts';
import { MOST_UNITS, tokenize } from './tokenize.ts';
import { createWordTable } from './wordTable.ts';

/**
 * The index's analyzers: `stem` is what `body` uses, `exact` what `body.exact` uses, `name` what `people.words` uses;
 * `root`, of `title.root`, is coarser than `stem`, and `lead`, of `body.lead`, is `root` over the first words alone.
 */
export const analyzerNames = ['stem', 'exact', 'name', 'root', 'lead'] as const;
export type AnalyzerName = (typeof analyzerNames)[number];

/** A term with its position and its place in the original text, in UTF-16 units, the end exclusive. */
export type AnalyzedToken = {
  readonly token: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
};

/** News says within so many words what it is about. */
export const OPENING_WORDS = 40;

const tables = { lexicon: readLexicon(lexicon.lexicon), spelling: readLexicon(lexicon.spelling) };
const lookup = (name: string, term: string) => tables[name as keyof typeof tables].get(term);
const run = {
  stem: createStageRunner(stemStages, lookup),
  exact: createStageRunner(exactStages, lookup),
  root: createStageRunner(rootStages, lookup),
};

/** As Java does it, character by character: no final sigma, and one letter for İ. */
const lowerCase = (word: string): string =>
  Array.from(word, (character) => String.fromCodePoint(character.toLowerCase().codePointAt(0) ?? 0)).join('');

/** Each word's terms are made once, and found again by its letters. */
const terms = createWordTable((word) => {
  const lower = lowerCase(word);
  return { stem: run.stem(lower), exact: run.exact(lower), name: lower };
});

const MOST_ROOTS = 1 << 17;
const roots = new Map<string, string>();

/** The root of a stem. Apart from the table, since alerts and most readers never ask for it. */
export function rootOf(stem: string): string {
  const known = roots.get(stem);
  if (known !== undefined) return known;
  if (roots.size >= MOST_ROOTS) roots.clear();
  const root = run.root(stem);
  roots.set(stem, root);
  return root;
}

/** The terms that the index makes of a text. */
export function analyze(text: string, analyzer: AnalyzerName): AnalyzedToken[] {
  if (analyzer === 'root')
    return analyze(text, 'stem').map((each) => ({ ...each, token: rootOf(each.token) }));
  if (analyzer === 'lead') return analyze(text, 'root').slice(0, OPENING_WORDS);
  const normal = analyzer === 'name' ? foldWithOffsets(text) : normalizeWithOffsets(text);
  return tokenize(normal.text).map(({ start, end }, position) => ({
    token: terms.at(normal.text, start, end)[analyzer],
    position,
    start: normal.offsetAt(start),
    // Lucene has not yet read what was removed behind a word of the greatest length
    end: end - start < MOST_UNITS ? normal.offsetAt(end) : normal.offsetAt(end - 1) + 1,
  }));
}

/** The words of a text as the exact field has them before their spelling is looked up: what a prefix is compared with. */
export function plainWords(text: string): string[] {
  const normal = normalizeWithOffsets(text).text;
  return tokenize(normal).map(({ start, end }) => lowerCase(normal.slice(start, end)));
}
