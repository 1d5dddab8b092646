export type Word = { readonly start: number; readonly end: number };

/**
 * Words of a text after UAX #29, as Lucene's StandardTokenizer finds them in Arabic and European news: letters, digits
 * and marks, joined across one full stop, comma, colon or apostrophe where the rules WB6, WB7, WB11 and WB12 do so.
 */
const WORD =
  /[\p{L}\p{N}\p{Pc}][\p{L}\p{N}\p{M}\p{Pc}\p{Cf}]*(?:(?:(?<=[\p{L}\p{M}])[.:'’·‧](?=\p{L})|(?<=\p{N})[.,;'’٫٬](?=\p{N}))[\p{L}\p{N}\p{M}\p{Pc}\p{Cf}]+)*/gu;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Offsets are UTF-16 units; the end is exclusive. */
export function tokenize(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    if (HAS_LETTER_OR_DIGIT.test(match[0]))
      words.push({ start: match.index, end: match.index + match[0].length });
  }
  return words;
}
