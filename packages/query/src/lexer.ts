import { limits, QueryProblem } from './queryError.ts';

/** A piece of a query with its place in UTF-16 units, the end exclusive. */
export type Lexeme = {
  readonly kind: 'open' | 'close' | 'word' | 'phrase' | 'end';
  /** Of a word its letters, of a phrase what stands between the quotation marks. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
  /** Whether white space, a comma or a bracket stands before it. */
  readonly apart: boolean;
};

const DOUBLE = '"“”„‟″＂';
const SPACE = /[\s\u00a0،؛,;]/;
const QUOTE = new RegExp(`[${DOUBLE}«»]`);
const WORD_END = new RegExp(`[\\s\\u00a0،؛,;()${DOUBLE}«»]`);

/** Marks that show direction or join letters: typed by keyboards, meant by nobody. */
const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
export const withoutInvisible = (text: string): string => text.replace(new RegExp(INVISIBLE, 'g'), '');

/** A curly or straight mark is closed by any of them, as keyboards mix them; « by », and » by «, typed the other way round. */
const closes = (opening: string): string => (opening === '«' ? '»' : opening === '»' ? '«' : DOUBLE);

/** The pieces of a query, the last of them its end. Throws a QueryProblem where a phrase is not closed. */
export function readLexemes(source: string): Lexeme[] {
  if (source.length > limits.characters)
    throw new QueryProblem('too_long', source, limits.characters, source.length);
  const lexemes: Lexeme[] = [];
  let at = 0;
  let apart = true;
  while (at < source.length) {
    const letter = source[at] as string;
    if (SPACE.test(letter)) apart = true;
    if (SPACE.test(letter) || INVISIBLE.test(letter)) {
      at++;
      continue;
    }
    const lexeme = readLexeme(source, at, apart);
    lexemes.push(lexeme);
    at = lexeme.end;
    apart = false;
  }
  return [...lexemes, { kind: 'end', text: '', at, end: at, apart: true }];
}

function readLexeme(source: string, at: number, apart: boolean): Lexeme {
  const letter = source[at] as string;
  if (letter === '(') return { kind: 'open', text: letter, at, end: at + 1, apart };
  if (letter === ')') return { kind: 'close', text: letter, at, end: at + 1, apart };
  if (QUOTE.test(letter)) return readPhrase(source, at, apart);
  let end = at + 1;
  while (end < source.length && !WORD_END.test(source[end] as string)) end++;
  return { kind: 'word', text: source.slice(at, end), at, end, apart };
}

function readPhrase(source: string, at: number, apart: boolean): Lexeme {
  const closing = closes(source[at] as string);
  let end = at + 1;
  while (end < source.length && !closing.includes(source[end] as string)) end++;
  if (end === source.length) throw new QueryProblem('unclosed_quote', source, at, at + 1);
  return { kind: 'phrase', text: source.slice(at + 1, end), at, end: end + 1, apart };
}
