import { textFields, type TextField } from '../ast.ts';
import type { PreparedName } from '../matchDocument.ts';
import { areNear, areNearInOrder, type Occurrences } from '../occurrences.ts';
import type { Check, WordsCheck } from './check.ts';
import type { Reading } from './reader.ts';
import type { Span } from './textReader.ts';

type Of<Kind extends Check['kind']> = Extract<Check, { readonly kind: Kind }>;

/** Whether the check is true of the document. */
export function verify(check: Check, reading: Reading): boolean {
  switch (check.kind) {
    case 'has':
      return reading.has(check.feature);
    case 'not':
      return !verify(check.of, reading);
    case 'and':
      for (const part of check.of) if (!verify(part, reading)) return false;
      return true;
    case 'or':
      for (const part of check.of) if (verify(part, reading)) return true;
      return false;
    case 'phrase':
      return hasAll(check.required, reading) && hasPhrase(check, reading);
    case 'near':
      return isNear(check, reading);
    case 'name':
      return (
        hasAll(check.required, reading) && reading.names(check.field).some((name) => has(name, check.terms))
      );
    case 'published':
      return isPublished(check, reading.publishedAt());
    case 'constant':
      return check.value;
  }
}

function hasAll(features: readonly number[], reading: Reading): boolean {
  for (const feature of features) if (!reading.has(feature)) return false;
  return true;
}

const EVERYWHERE: Span = { start: 0, end: Infinity };

function hasPhrase({ form, terms, field }: Of<'phrase'>, reading: Reading): boolean {
  const span = field === undefined ? EVERYWHERE : reading.spanOf(field);
  return nextPhrase(form, terms, span, reading, -1) >= 0;
}

/** The first place behind `after` where the terms stand in a row, or -1. A row never goes from one field to the next. */
function nextPhrase(
  form: 'stem' | 'exact',
  terms: readonly number[],
  { start, end }: Span,
  reading: Reading,
  after: number,
): number {
  const view = reading[form];
  const first = terms[0] as number;
  let place = after < 0 ? reading.firstOf(first) : (view.next[after] as number);
  for (; place >= 0 && place < end; place = view.next[place] as number)
    if (place >= start && stands(terms, view.terms, place)) return place;
  return -1;
}

function stands(terms: readonly number[], text: Int32Array, place: number): boolean {
  for (let i = 1; i < terms.length; i++) if (text[place + i] !== terms[i]) return false;
  return true;
}

function isNear(check: Of<'near'>, reading: Reading): boolean {
  const { field, operands, words } = check;
  const isThere = (place: number): boolean => hasAll(words[place]?.required ?? [], reading);
  if (!operands.every((places) => places.some(isThere))) return false;
  const fields = field === undefined ? textFields : [field];
  return fields.some((each) => isNearIn(each, check, reading));
}

function isNearIn(
  field: TextField,
  { ordered, distance, words, combinations }: Of<'near'>,
  reading: Reading,
): boolean {
  const span = reading.spanOf(field);
  if (span.start === span.end) return false;
  const occurrences = words.map((each) => occurrencesOf(each, span, reading));
  const areClose = ordered ? areNearInOrder : areNear;
  return combinations.some((places) =>
    areClose(
      places.map((place) => occurrences[place] as Occurrences),
      distance,
    ),
  );
}

const NONE: Occurrences = { starts: [], length: 1 };

function occurrencesOf(words: WordsCheck, span: Span, reading: Reading): Occurrences {
  if (!hasAll(words.required, reading) || words.required.length === 0) return NONE;
  const starts: number[] = [];
  if (words.form === 'prefix') {
    for (let place = span.start; place < span.end; place++)
      if (reading.words[place]?.startsWith(words.prefix)) starts.push(place);
    return { starts, length: 1 };
  }
  const { form, terms } = words;
  for (let place = -1; (place = nextPhrase(form, terms, span, reading, place)) >= 0;) starts.push(place);
  return { starts, length: terms.length };
}

const has = ({ terms }: PreparedName, wanted: readonly string[]): boolean =>
  terms.some((_, start) => wanted.every((term, i) => terms[start + i] === term));

const isPublished = ({ from, before }: Of<'published'>, publishedAt: number | undefined): boolean =>
  publishedAt !== undefined && publishedAt >= from && publishedAt < before;
