import { fold } from '@rasid/arabic';

/** A number, a word or a single mark of a text that may hold a date. */
export type Token = {
  readonly kind: 'number' | 'word' | 'mark';
  /** Folded: letters in one spelling and lower case, digits of ASCII. */
  readonly text: string;
  /** Of a number with at most 15 digits; else -1. */
  readonly value: number;
  /** White space, or the start of the text, stands before it. */
  readonly apart: boolean;
};

type NumberToken = Token & { readonly kind: 'number' };

/** Nobody needs more to write a date. */
const MAX_CHARACTERS = 1_000;
const TOKEN = /(\d+)|(\p{L}+)|([^\s])/gu;
/** Dates are also written with the separator and the fraction of Arabic, with a backslash, and with dashes of all lengths. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[؍⁄∕\\]/g, '/'],
  [/[‐-―−]/g, '-'],
  [/[،٬]/g, ','],
  [/[∶：]/g, ':'],
  [/٫/g, '.'],
  [/[’‘`´]/g, "'"],
  [/[\r\n|¦•·●▪]+/g, ' | '],
];

/** The text in tokens; a number and the letters behind it are two, so that `3م` and `14h30` fall apart. */
export function dateTokens(text: string): Token[] {
  const plain = SPELLINGS.reduce(
    (spelled, [from, to]) => spelled.replace(from, to),
    fold(text.slice(0, MAX_CHARACTERS)).toLowerCase().normalize('NFC'),
  );
  return [...plain.matchAll(TOKEN)].map((match) => {
    const [found, digits, letters] = match;
    return {
      kind: digits !== undefined ? 'number' : letters !== undefined ? 'word' : 'mark',
      text: found,
      value: digits !== undefined && digits.length <= 15 ? Number(digits) : -1,
      apart: match.index === 0 || /\s/.test(plain.charAt(match.index - 1)),
    };
  });
}

/** Between the parts of a line that have nothing to do with each other: the author, the section, the date. */
export const isDivider = (token: Token | undefined): boolean => token?.text === '|';

/** What was found, and behind which tokens it ends. */
export type Found<T> = { readonly value: T; readonly end: number };

export const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text);
export const isMark = (token: Token | undefined, ...marks: string[]): boolean =>
  token?.kind === 'mark' && marks.includes(token.text);
/** A number of at most two digits. */
export const isShort = (token: Token | undefined): token is NumberToken =>
  token?.kind === 'number' && token.text.length <= 2;
export const isYearLong = (token: Token | undefined): token is NumberToken =>
  token?.kind === 'number' && token.text.length === 4;

/** Behind all tokens that are among these words or marks. */
export function skip(tokens: readonly Token[], start: number, ...texts: string[]): number {
  let at = start;
  while (tokens[at] && tokens[at]?.kind !== 'number' && texts.includes(tokens[at]?.text ?? '')) at++;
  return at;
}

/** Names of one or more words, by their first word, longest first. */
export type NameTable<T> = ReadonlyMap<
  string,
  readonly { readonly words: readonly string[]; readonly value: T }[]
>;

export function nameTable<T>(entries: readonly (readonly [string, T])[]): NameTable<T> {
  const table = new Map<string, { words: string[]; value: T }[]>();
  for (const [name, value] of entries) {
    const words = dateTokens(name).map(({ text }) => text);
    const first = words[0] ?? '';
    table.set(
      first,
      [...(table.get(first) ?? []), { words, value }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return table;
}

/** The longest name of the table that stands at this place. */
export function findName<T>(tokens: readonly Token[], at: number, table: NameTable<T>): Found<T> | undefined {
  for (const { words, value } of table.get(tokens[at]?.text ?? '') ?? []) {
    if (words.every((word, i) => tokens[at + i]?.text === word)) return { value, end: at + words.length };
  }
  return undefined;
}
