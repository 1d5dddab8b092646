import { foldWithOffsets } from './fold.ts';
import { stemRules } from './stemRules.ts';
import { tokenize } from './tokenize.ts';

/** The index's analyzers: `stem` is what `body` uses, `exact` what `body.exact` uses. */
export const analyzerNames = ['stem', 'exact'] as const;
export type AnalyzerName = (typeof analyzerNames)[number];

/** A term with its position and its place in the original text, in UTF-16 units, the end exclusive. */
export type AnalyzedToken = {
  readonly token: string;
  readonly position: number;
  readonly start: number;
  readonly end: number;
};

const rules = stemRules.map(({ pattern, replacement }) => ({
  pattern: new RegExp(pattern, 'u'),
  replacement,
}));

/** The stem of a folded word in lower case. */
export function stemOf(word: string): string {
  let stem = word;
  for (const { pattern, replacement } of rules) stem = stem.replace(pattern, replacement);
  return stem;
}

/** The terms that the index makes of a text. */
export function analyze(text: string, analyzer: AnalyzerName): AnalyzedToken[] {
  const folded = foldWithOffsets(text);
  return tokenize(folded.text).map(({ start, end }, position) => {
    const word = folded.text.slice(start, end).toLowerCase();
    return {
      token: analyzer === 'stem' ? stemOf(word) : word,
      position,
      start: folded.offsetAt(start),
      end: folded.offsetAt(end),
    };
  });
}
