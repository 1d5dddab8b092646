import type { Operand, PublishedQuery, Query } from './ast.ts';
import { operators } from './lexemeStream.ts';
import type { Words } from './terms.ts';

/** Writes a query as text that is read back as the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'or':
      return query.of.map((part) => printQuery(part)).join(' OR ');
    case 'and':
      return query.of.map((part) => inside(part, ['or'])).join(' ');
    case 'not':
      return `NOT ${inside(query.of, ['or', 'and'])}`;
    case 'text':
      return inField(query.field, printWords(query));
    case 'near':
      return inField(
        query.field,
        `${query.ordered ? 'ONEAR' : 'NEAR'}/${query.distance}(${query.of.map(printOperand).join(' ')})`,
      );
    case 'name':
      return inField(query.field, printWords({ form: TEXT_FORMS[query.form], text: query.text }));
    case 'code':
      return inField(query.field, quoted(query.code));
    case 'published':
      return inField('published', printPublished(query));
  }
}

const TEXT_FORMS = { words: 'stem', whole: 'exact', prefix: 'prefix' } as const;

const inField = (field: string | undefined, text: string): string =>
  field === undefined ? text : `${field}:${text}`;

const inside = (query: Query, loose: readonly Query['kind'][]): string =>
  loose.includes(query.kind) ? `(${printQuery(query)})` : printQuery(query);

const printOperand = (operand: Operand): string => {
  const words = operand.map(printWords);
  return words.length === 1 ? words.join('') : `(${words.join(' OR ')})`;
};

function printWords({ form, text }: Words): string {
  if (form === 'prefix') return `${text}*`;
  return form === 'exact' ? `=${quoted(text)}` : quoted(text);
}

/** Letters and digits alone, so that nothing in them can be taken for a sign of the language. */
const quoted = (text: string): string =>
  /^[\p{L}\p{M}\p{N}]+$/u.test(text) && !operators.includes(text) && !/^O?NEAR$/.test(text)
    ? text
    : `"${text}"`;

function printPublished({ from, before }: PublishedQuery): string {
  if (from === undefined) return `<${before ?? ''}`;
  if (before === undefined) return `>=${from}`;
  return `${from}..${new Date(Date.parse(before) - 1).toISOString()}`;
}
