/** A token of a text: a word, a number, or one sign of punctuation; UTF-16 units, the end exclusive. */
export type NameToken = { readonly start: number; readonly end: number };

const TOKEN = /[\p{L}\p{M}\p{N}\u0640\u200c\u200d]+|[^\s\p{L}\p{M}\p{N}\u0640\u200c\u200d]/gu;

/** What the tagger of names sees of a text: punctuation tells where names end. */
export const nameTokens = (text: string): NameToken[] =>
  Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({ start: index, end: index + token.length }));
