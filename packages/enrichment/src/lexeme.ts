import { createWordTable } from '@rasid/arabic';

/** A word as it may be read: without some of its proclitics, and how many letters those are. */
export type Reading = { readonly rest: string; readonly taken: number };

/** A folded word, made once for all places where it stands, so that what is known of it is looked up once. */
export type Lexeme = {
  readonly folded: string;
  readonly hash: number;
  /** The whole word comes first. */
  readonly readings: readonly Reading[];
  /** What `memoByLexeme` keeps. */
  readonly memo: unknown[];
};

const lexemes = createWordTable((folded, hash): Lexeme => ({
  folded,
  hash,
  readings: readingsOf(folded),
  memo: [],
}));

/** The lexeme of the folded word that stands at a place of a text. */
export const lexemeAt = (text: string, start: number, end: number): Lexeme => lexemes.at(text, start, end);

let slots = 0;

/** Computes something of a lexeme once; `compute` gives null for nothing, never undefined. */
export function memoByLexeme<T>(compute: (lexeme: Lexeme) => T): (lexeme: Lexeme) => T {
  const slot = slots++;
  return (lexeme) => {
    const before = lexeme.memo[slot] as T | undefined;
    if (before !== undefined) return before;
    const computed = compute(lexeme);
    lexeme.memo[slot] = computed;
    return computed;
  };
}

/** How a folded word may be read: whole, and without conjunction and preposition. */
export function readingsOf(word: string): Reading[] {
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
