import type { NameField, Query, TextField } from './ast.ts';

/** A single word of a query, and where it is looked for; without a field, in the whole text. */
export type SingleWord = { readonly text: string; readonly field?: TextField | NameField };

/** The query with its single words replaced, those of names among them; what is left out and what is quoted stays. */
export function replaceWords(query: Query, replace: (word: SingleWord) => string): Query {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { ...query, of: query.of.map((part) => replaceWords(part, replace)) };
    case 'text':
      return query.form === 'stem' && isSingle(query.text) ? { ...query, text: replace(query) } : query;
    case 'name':
      return query.form === 'words' && isSingle(query.text) ? { ...query, text: replace(query) } : query;
    case 'not':
    case 'near':
    case 'code':
    case 'published':
      return query;
  }
}

const isSingle = (text: string): boolean => /^[\p{L}\p{M}]+$/u.test(text);
