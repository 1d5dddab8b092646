import { foldWithOffsets, tokenize } from '@rasid/arabic';
import { lexemeAt, type Lexeme } from './lexeme.ts';

/** A word of a text, with its place in the original, in UTF-16 units, the end exclusive. */
export type TextWord = { readonly lexeme: Lexeme; readonly start: number; readonly end: number };

export type WordText = {
  readonly words: readonly TextWord[];
  /** The place in the original of a number of folded letters into a word. */
  startInside(word: number, letters: number): number;
  /** Whether something other than white space stands between a word and the next. */
  isBrokenAfter(word: number): boolean;
};

/** Steps of many articles take turns; each article's texts are asked for by several of them. */
const MOST_KEPT = 256;
const kept = new Map<string, WordText>();

/** Folds and tokenises a text, once for all that ask for it soon after each other. */
export function readWords(text: string): WordText {
  const before = kept.get(text);
  if (before) return before;
  const read = tokenizeWords(text);
  kept.set(text, read);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  return read;
}

function tokenizeWords(text: string): WordText {
  const folded = foldWithOffsets(text);
  const tokens = tokenize(folded.text);
  const words = tokens.map(({ start, end }) => ({
    lexeme: lexemeAt(folded.text, start, end),
    start: folded.offsetAt(start),
    end: folded.offsetAt(end),
  }));
  return {
    words,
    startInside: (word, letters) => folded.offsetAt((tokens[word]?.start ?? 0) + letters),
    isBrokenAfter: (word) => {
      const [a, b] = [tokens[word], tokens[word + 1]];
      return !a || !b || !isBlank(folded.text, a.end, b.start);
    },
  };
}

const isBlank = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() === '';
