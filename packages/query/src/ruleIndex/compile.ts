import { analyze } from '@rasid/arabic';
import type { NameQuery, NearQuery, Query, TextField, TextQuery } from '../ast.ts';
import { foldedName } from '../matchDocument.ts';
import { combinationsOf, distinct, termsOf, type Words } from '../terms.ts';
import type { Check, WordsCheck } from './check.ts';
import { isJoined, type Leaf } from './joined.ts';
import type { Space, Vocabulary } from './vocabulary.ts';

const NEVER: Check = { kind: 'constant', value: false };

/** Makes a check of a query, with the numbers that it takes from the vocabulary. Negations stand before leaves only. */
export function compileQuery(query: Query, vocabulary: Vocabulary): Check {
  return compile(query, false, vocabulary);
}

function compile(query: Query, negated: boolean, vocabulary: Vocabulary): Check {
  if (query.kind === 'not') return compile(query.of, !negated, vocabulary);
  if (isJoined(query)) {
    const parts = query.of.map((part) => compile(part, negated, vocabulary));
    return join((query.kind === 'and') === negated ? 'or' : 'and', parts); // De Morgan
  }
  const leaf = compileLeaf(query, vocabulary);
  return negated ? { kind: 'not', of: leaf } : leaf;
}

/** What is quickly told comes first. */
const join = (kind: 'and' | 'or', parts: readonly Check[]): Check => ({
  kind,
  of: [...parts].sort((a, b) => effort(a) - effort(b)),
});

function effort(check: Check): number {
  if (check.kind === 'not') return effort(check.of);
  return ['constant', 'has', 'published', 'phrase', 'name', 'and', 'or', 'near'].indexOf(check.kind);
}

function compileLeaf(query: Leaf, vocabulary: Vocabulary): Check {
  switch (query.kind) {
    case 'text':
      return compileText(query, vocabulary);
    case 'near':
      return compileNear(query, vocabulary);
    case 'name':
      return compileName(query, vocabulary);
    case 'code':
      return { kind: 'has', feature: vocabulary.take(query.field, query.code) };
    case 'published':
      return {
        kind: 'published',
        from: query.from === undefined ? -Infinity : Date.parse(query.from),
        before: query.before === undefined ? Infinity : Date.parse(query.before),
      };
  }
}

const inField = <Form extends 'stem' | 'exact' | 'prefix'>(form: Form, field: TextField | undefined) =>
  field === undefined ? form : (`${form} ${field}` as const);

function compileText({ field, ...words }: TextQuery, vocabulary: Vocabulary): Check {
  const space = inField(words.form, field);
  const terms = termsOf(words);
  const [only] = terms;
  if (only === undefined) return NEVER;
  if (terms.length === 1 || words.form === 'prefix')
    return { kind: 'has', feature: vocabulary.take(space, only) };
  return { kind: 'phrase', form: words.form, field, ...takeRow(words.form, terms, field, vocabulary) };
}

/** Where a row stands is told by the terms of all fields, whether it can be there by those of its own. */
function takeRow(
  form: 'stem' | 'exact',
  terms: readonly string[],
  field: TextField | undefined,
  vocabulary: Vocabulary,
) {
  const taken = terms.map((term) => vocabulary.take(form, term));
  const required =
    field === undefined ? taken : terms.map((term) => vocabulary.take(inField(form, field), term));
  return { terms: taken, required };
}

function compileNear({ field, ordered, distance, of }: NearQuery, vocabulary: Vocabulary): Check {
  const all = of.flat();
  const placeOf = new Map<Words, number>(all.map((words, place) => [words, place]));
  const toPlaces = (words: readonly Words[]): number[] => words.map((each) => placeOf.get(each) ?? 0);
  return {
    kind: 'near',
    ordered,
    distance,
    field,
    operands: of.map(toPlaces),
    words: all.map((words) => compileWords(words, field, vocabulary)),
    combinations: combinationsOf(of).map((each) => toPlaces(ordered ? each : distinct(each))),
  };
}

function compileWords(words: Words, field: TextField | undefined, vocabulary: Vocabulary): WordsCheck {
  const { form, text } = words;
  if (form !== 'prefix') return { form, ...takeRow(form, termsOf(words), field, vocabulary) };
  return { form, prefix: text, required: [vocabulary.take(inField(form, field), text)] };
}

function compileName({ field, form, text }: NameQuery, vocabulary: Vocabulary): Check {
  const check = compileNameAlone({ field, form, text }, vocabulary);
  if (field !== 'source') return check;
  return { kind: 'or', of: [{ kind: 'has', feature: vocabulary.take('feed', text) }, check] };
}

function compileNameAlone(
  { field, form, text }: Pick<NameQuery, 'field' | 'form' | 'text'>,
  vocabulary: Vocabulary,
): Check {
  const take = (space: Space, value: string): Check => ({
    kind: 'has',
    feature: vocabulary.take(space, value),
  });
  if (form === 'whole') return take(`${field} whole`, foldedName(text));
  if (form === 'prefix') return take(`${field} prefix`, text);
  const terms = analyze(text, 'name').map(({ token }) => token);
  const [only] = terms;
  if (only === undefined) return NEVER;
  if (terms.length === 1) return take(`${field} word`, only);
  const required = terms.map((term) => vocabulary.take(`${field} word`, term));
  return { kind: 'name', field, terms, required };
}
