import { analyze, type AnalyzedToken } from '@rasid/arabic';
import type { TextField } from '../ast.ts';
import type { MatchDocument, Postings } from '../matchDocument.ts';

type View = 'stem' | 'exact';

/** A text with its terms in one view, and where they stand. */
export type AnalyzedText = { readonly tokens: readonly AnalyzedToken[]; readonly postings: Postings };

/** The texts of a document; each is analysed once, when it is first asked for. */
export function createAnalyzedTexts(document: Pick<MatchDocument, TextField>) {
  const known = new Map<string, AnalyzedText>();
  return (field: TextField, view: View): AnalyzedText => {
    const key = `${field} ${view}`;
    const found = known.get(key) ?? analyzeText(document[field] ?? '', view);
    known.set(key, found);
    return found;
  };
}
export type AnalyzedTexts = ReturnType<typeof createAnalyzedTexts>;

function analyzeText(text: string, view: View): AnalyzedText {
  const tokens = analyze(text, view);
  const postings = new Map<string, number[]>();
  for (const { token, position } of tokens) {
    const places = postings.get(token);
    if (places) places.push(position);
    else postings.set(token, [position]);
  }
  return { tokens, postings };
}
