import { type NameQuery, type NearQuery, type Query, type TextField, type TextQuery } from '../ast.ts';
import {
  areNear,
  areNearInOrder,
  phraseOccurrences,
  prefixOccurrences,
  type Occurrences,
} from '../occurrences.ts';
import { combinationsOf, distinct, termsOf, type Words } from '../terms.ts';
import type { AnalyzedTexts } from './analyzedText.ts';

/** A stretch of a text in UTF-16 units, the end exclusive. */
export type Mark = readonly [start: number, end: number];

/** A text of one word for ever is marked no further. */
const MOST_PLACES = 60;
const MOST_MARKS = 300;

/** Where a field has what the query asks for; of what it leaves out, nothing. */
export function marksOf(query: Query, field: TextField, texts: AnalyzedTexts): Mark[] {
  return merged(collect(query, field, texts)).slice(0, MOST_MARKS);
}

function collect(query: Query, field: TextField, texts: AnalyzedTexts): Mark[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.flatMap((part) => collect(part, field, texts));
    case 'not':
      return query.of.kind === 'not' ? collect(query.of.of, field, texts) : [];
    case 'text':
      return isAsked(query, field) ? marksOfWords(query, field, texts) : [];
    case 'near':
      return isAsked(query, field) ? marksOfNear(query, field, texts) : [];
    case 'name':
      return marksOfName(query, field, texts);
    case 'code':
    case 'published':
      return [];
  }
}

const isAsked = (query: TextQuery | NearQuery, field: TextField): boolean =>
  query.field === undefined || query.field === field;

/** A name that the article is tagged with mostly stands in it as it was asked for. */
function marksOfName(
  { field: asked, form, text }: NameQuery,
  field: TextField,
  texts: AnalyzedTexts,
): Mark[] {
  if (asked === 'source' || asked === 'author') return [];
  return marksOfWords({ form: form === 'prefix' ? 'prefix' : 'stem', text }, field, texts);
}

const viewOf = ({ form }: Words): 'stem' | 'exact' => (form === 'stem' ? 'stem' : 'exact');

function placesOf(words: Words, field: TextField, texts: AnalyzedTexts): Occurrences {
  const { postings } = texts(field, viewOf(words));
  const { starts, length } =
    words.form === 'prefix'
      ? prefixOccurrences(words.text, postings)
      : phraseOccurrences(termsOf(words), postings);
  return { starts: starts.slice(0, MOST_PLACES), length };
}

function marksOfWords(words: Words, field: TextField, texts: AnalyzedTexts): Mark[] {
  return toMarks(placesOf(words, field, texts), words, field, texts);
}

function toMarks(
  { starts, length }: Occurrences,
  words: Words,
  field: TextField,
  texts: AnalyzedTexts,
): Mark[] {
  const { tokens } = texts(field, viewOf(words));
  return starts.flatMap((place): Mark[] => {
    const [first, last] = [tokens[place], tokens[place + length - 1]];
    return first && last ? [[first.start, last.end]] : [];
  });
}

/** Of each operand the places that stand near enough to one of every other. */
function marksOfNear({ ordered, distance, of }: NearQuery, field: TextField, texts: AnalyzedTexts): Mark[] {
  const isNear = ordered ? areNearInOrder : areNear;
  return combinationsOf(of).flatMap((combination) => {
    const operands = ordered ? combination : distinct(combination);
    const places = operands.map((words) => placesOf(words, field, texts));
    if (!isNear(places, distance)) return [];
    return operands.flatMap((words, i) => {
      const starts = (places[i]?.starts ?? []).filter((start) =>
        isNear(places.with(i, { starts: [start], length: places[i]?.length ?? 1 }), distance),
      );
      return toMarks({ starts, length: places[i]?.length ?? 1 }, words, field, texts);
    });
  });
}

function merged(marks: readonly Mark[]): Mark[] {
  const sorted = [...marks].sort(([a], [b]) => a - b);
  const joined: Mark[] = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    if (last && start < last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
    else joined.push([start, end]);
  }
  return joined;
}
