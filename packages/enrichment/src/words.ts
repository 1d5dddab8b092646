import { foldWithOffsets, tokenize } from '@rasid/arabic';

/** A word of a text: folded, with its place in the original, in UTF-16 units, the end exclusive. */
export type TextWord = { readonly folded: string; readonly start: number; readonly end: number };

export type WordText = {
  readonly words: readonly TextWord[];
  /** The place in the original of a number of folded letters into a word. */
  startInside(word: number, letters: number): number;
  /** Whether something other than white space stands between a word and the next. */
  isBrokenAfter(word: number): boolean;
};

/** Tokenises once for all that tags. */
export function readWords(text: string): WordText {
  const folded = foldWithOffsets(text);
  const tokens = tokenize(folded.text);
  const words = tokens.map(({ start, end }) => ({
    folded: folded.text.slice(start, end),
    start: folded.offsetAt(start),
    end: folded.offsetAt(end),
  }));
  return {
    words,
    startInside: (word, letters) => folded.offsetAt((tokens[word]?.start ?? 0) + letters),
    isBrokenAfter: (word) => {
      const [a, b] = [tokens[word], tokens[word + 1]];
      return !a || !b || /[^\s]/.test(folded.text.slice(a.end, b.start));
    },
  };
}

/** How a word may be read without its proclitics: what is left, and how many letters were taken off. The whole word comes first. */
export function readings(word: string): Reading[] {
  const found: Reading[] = [{ rest: word, taken: 0 }];
  const conjoined = word.length > 3 && /^[وف]/.test(word);
  if (conjoined) found.push({ rest: word.slice(1), taken: 1 });
  for (const { rest, taken } of found.slice()) {
    if (rest.length > 3 && /^[بكل]/.test(rest)) found.push({ rest: rest.slice(1), taken: taken + 1 });
    if (rest.length > 4 && rest.startsWith('لل'))
      found.push({ rest: `ال${rest.slice(2)}`, taken: taken + 2 });
  }
  return found;
}

type Reading = { readonly rest: string; readonly taken: number };
