import { fold } from '@rasid/arabic';
import type { NameQuery, Query } from './ast.ts';
import { codeOf } from './codes.ts';
import { fieldNamed, type Field } from './fields.ts';
import { createLexemeStream, operators, readGroup, type LexemeStream, type Place } from './lexemeStream.ts';
import { readPublished } from './published.ts';
import { QueryProblem, type QueryError } from './queryError.ts';
import { isNear, readNear } from './readNear.ts';
import { readWords } from './readWords.ts';
import type { Words } from './terms.ts';

export type Parsed =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly error: QueryError };

/**
 * Reads a query: or → and { OR and }; and → not { [AND] not }; not → { NOT | - } term; term → ( or ) | NEAR/n( … ) |
 * field:not | word | "phrase". What is wrong comes back as a value, with its place.
 */
export function parseQuery(source: string): Parsed {
  try {
    return { ok: true, query: readAll(createLexemeStream(source)) };
  } catch (problem) {
    if (problem instanceof QueryProblem) return { ok: false, error: problem.error };
    throw problem;
  }
}

function readAll(stream: LexemeStream): Query {
  stream.skipBare();
  if (stream.peek().kind === 'end') stream.fail('empty', stream.whole);
  const query = readOr(stream);
  if (stream.peek().kind === 'close') stream.fail('unopened_parenthesis', stream.peek());
  return query;
}

function readOr(stream: LexemeStream, field?: Field): Query {
  const of = [readAnd(stream, field)];
  while (stream.takeOperator('OR')) of.push(readAnd(stream, field));
  return joined('or', of);
}

function readAnd(stream: LexemeStream, field?: Field): Query {
  const of = [readNot(stream, field)];
  for (;;) {
    stream.skipBare();
    const { kind } = stream.peek();
    if (kind === 'end' || kind === 'close' || stream.isOperator('OR')) return joined('and', of);
    stream.takeOperator('AND');
    of.push(readNot(stream, field));
  }
}

const joined = (kind: 'and' | 'or', of: readonly Query[]): Query => {
  const flat = of.flatMap((query) => (query.kind === kind ? query.of : [query]));
  return flat.length === 1 && flat[0] ? flat[0] : { kind, of: flat };
};

function readNot(stream: LexemeStream, field?: Field): Query {
  if (field?.kind !== 'published') stream.skipBare();
  const place = stream.peek();
  // what a minus leaves out stands right behind it
  if (stream.takeMinus()) return stream.deeper(place, () => ({ kind: 'not', of: readTerm(stream, field) }));
  if (!stream.takeOperator('NOT')) return readTerm(stream, field);
  return stream.deeper(place, () => ({ kind: 'not', of: readNot(stream, field) }));
}

const FIELD = /^([\p{L}\p{M}_]+):/u;

function readTerm(stream: LexemeStream, field?: Field): Query {
  const lexeme = stream.peek();
  if (lexeme.kind === 'open') return readGroup(stream, () => readOr(stream, field));
  if (lexeme.kind === 'phrase') return leaf(stream, lexeme, field);
  if (lexeme.kind !== 'word' || operators.includes(lexeme.text)) return stream.fail('expected_term', lexeme);
  if (field?.kind === 'published') return published(stream);
  if (isNear(lexeme.text)) return near(stream, field);
  const [, name] = FIELD.exec(lexeme.text) ?? [];
  return name === undefined ? leaf(stream, lexeme, field) : readField(stream, name, field);
}

/** `name:` and what it holds; a word that ends in a colon is a word, if no field has its name. */
function readField(stream: LexemeStream, name: string, outer?: Field): Query {
  const word = stream.peek();
  const field = fieldNamed(name);
  const place = { at: word.at, end: word.at + name.length + 1 };
  if (!field) {
    if (word.end === place.end && stream.isLastOfItsRun()) return leaf(stream, word, outer);
    return stream.fail('unknown_field', place);
  }
  if (outer) stream.fail('field_in_field', place);
  stream.takeFront(name.length + 1);
  return stream.deeper(place, () => readNot(stream, field));
}

function near(stream: LexemeStream, field?: Field): Query {
  if (field && field.kind !== 'text') stream.fail('not_for_field', stream.peek());
  const query = readNear(stream);
  return field?.kind === 'text' ? { ...query, field: field.field } : query;
}

const ONLY_OPERATOR = /^(?:[<>]=?|=|[≥≤])$/;

function published(stream: LexemeStream): Query {
  const first = stream.take();
  const behind = stream.peek();
  const isSplit = ONLY_OPERATOR.test(first.text) && behind.kind === 'word';
  const text = isSplit ? first.text + stream.take().text : first.text;
  const place = { at: first.at, end: isSplit ? behind.end : first.end };
  stream.countTerm(place);
  return readPublished(text) ?? stream.fail('bad_date', place);
}

const NAME_FORMS = { stem: 'words', exact: 'whole', prefix: 'prefix' } as const;

/** Names are folded further than text, and their beginnings as well. */
const nameWords = ({ form, text }: Words): Pick<NameQuery, 'form' | 'text'> => ({
  form: NAME_FORMS[form],
  text: form === 'prefix' ? fold(text) : text,
});

function leaf(stream: LexemeStream, place: Place, field?: Field): Query {
  const words = readWords(stream);
  switch (field?.kind) {
    case undefined:
      return { kind: 'text', ...words };
    case 'text':
      return { kind: 'text', ...words, field: field.field };
    case 'name':
      return { kind: 'name', field: field.field, ...nameWords(words) };
    case 'code':
      return code(stream, place, field, words);
    case 'published':
      return readPublished(words.text) ?? stream.fail('bad_date', place);
  }
}

function code(
  { fail }: LexemeStream,
  place: Place,
  { field }: Extract<Field, { kind: 'code' }>,
  { form, text }: Words,
): Query {
  if (form !== 'stem') return fail('not_for_field', place);
  return { kind: 'code', field, code: codeOf(field, text) ?? fail('bad_code', place) };
}
