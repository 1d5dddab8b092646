import type { Query, TextField } from './ast.ts';
import type { Words } from './terms.ts';

/** A word or phrase that a query looks for, and the field it is looked for in, if one was named. */
export type SoughtWords = Words & { readonly field?: TextField };

/** The words of the text that an article is found by, in their order; those that are left out are not among them. */
export function soughtWords(query: Query): SoughtWords[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.flatMap(soughtWords);
    case 'not':
      return query.of.kind === 'not' ? soughtWords(query.of.of) : [];
    case 'text':
      return [inField(query, query.field)];
    case 'near':
      return query.of.flat().map((words) => inField(words, query.field));
    case 'name':
    case 'code':
    case 'published':
      return [];
  }
}

const inField = ({ form, text }: Words, field: TextField | undefined): SoughtWords => ({
  form,
  text,
  ...(field !== undefined && { field }),
});

/** Whether somebody typed words and nothing else: no operator, phrase, field or sign of the language. */
export const isPlain = (query: Query): boolean =>
  (query.kind === 'and' ? query.of : [query]).every(
    (part) =>
      part.kind === 'text' && part.form === 'stem' && part.field === undefined && !/\s/.test(part.text),
  );
