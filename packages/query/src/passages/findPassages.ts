import { textFields, type Query, type TextField } from '../ast.ts';
import type { MatchDocument } from '../matchDocument.ts';
import { createAnalyzedTexts } from './analyzedText.ts';
import { marksOf, type Mark } from './marks.ts';

/** A piece of a text as it stands in the article, with what the query asked for; marks in UTF-16 units of the piece. */
export type FoundPassage = {
  readonly field: TextField;
  readonly text: string;
  readonly marks: [start: number, end: number][];
};

/** A title is given whole, longer texts in pieces of this many units. */
const PIECE_UNITS = 200;
const MOST_PIECES = 2;

/** Finds why queries match a document: the pieces of its texts where their words stand. The document is analysed once. */
export function createPassageFinder(document: MatchDocument): (query: Query) => FoundPassage[] {
  const texts = createAnalyzedTexts(document);
  return (query) =>
    textFields.flatMap((field) => {
      const text = document[field] ?? '';
      const marks = marksOf(query, field, texts);
      return piecesOf(text, marks).map((piece) => ({ field, ...piece }));
    });
}

function piecesOf(text: string, marks: readonly Mark[]): Omit<FoundPassage, 'field'>[] {
  if (marks.length === 0) return [];
  if (text.length <= PIECE_UNITS) return [cut(text, 0, text.length, marks)];
  return windowsOf(marks).map(([first, last]) => {
    const room = Math.max(0, PIECE_UNITS - (last - first)) >> 1;
    const start = wordStart(text, Math.max(0, first - room), first);
    const end = wordEnd(text, Math.min(text.length, last + room), last);
    return cut(text, start, end, marks);
  });
}

/** The stretches with most marks, at most two, in the order of the text. */
function windowsOf(marks: readonly Mark[]): Mark[] {
  const windows = marks.map(([start], i) => {
    const inside = marks.slice(i).filter(([, end]) => end - start <= PIECE_UNITS);
    return { start, end: inside.at(-1)?.[1] ?? marks[i]?.[1] ?? start, count: inside.length };
  });
  const chosen: typeof windows = [];
  for (const window of windows.sort((a, b) => b.count - a.count || a.start - b.start)) {
    if (chosen.length === MOST_PIECES) break;
    if (
      chosen.every(
        ({ start, end }) => window.start >= end + PIECE_UNITS / 2 || window.end <= start - PIECE_UNITS / 2,
      )
    )
      chosen.push(window);
  }
  return chosen.sort((a, b) => a.start - b.start).map(({ start, end }) => [start, end]);
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at] ?? ' ');

/** Never in the middle of a word, nor of what is marked. */
function wordStart(text: string, at: number, mark: number): number {
  let start = at;
  while (start > 0 && start < mark && !isSpace(text, start - 1)) start++;
  return start;
}

function wordEnd(text: string, at: number, mark: number): number {
  let end = at;
  while (end < text.length && end > mark && !isSpace(text, end)) end--;
  return end;
}

function cut(text: string, start: number, end: number, marks: readonly Mark[]): Omit<FoundPassage, 'field'> {
  const before = start > 0 ? '… ' : '';
  const inside = marks.filter((mark) => mark[0] >= start && mark[1] <= end);
  return {
    text: before + text.slice(start, end).trimEnd() + (end < text.length ? ' …' : ''),
    marks: inside.map(([from, to]) => [from - start + before.length, to - start + before.length]),
  };
}
