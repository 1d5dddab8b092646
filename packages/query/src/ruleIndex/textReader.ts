import { analyze } from '@rasid/arabic';
import { textFields, type TextField } from '../ast.ts';
import type { Marks } from './marks.ts';
import { createPrefixLookup } from './prefixLookup.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Places of a text, the end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** The texts of a document in one view, a field behind the other with a 0 behind each. */
type View = {
  /** By place: the number of the term there, 0 where no rule asks for it. */
  terms: Int32Array;
  /** By place: the next place of the same term, or -1. */
  next: Int32Array;
};

type Texts = Readonly<Partial<Record<TextField, string | undefined>>>;

export type TextReader = {
  /** Marks the terms of the texts and lays them out. */
  read(texts: Texts): void;
  readonly stem: View;
  readonly exact: View;
  /** By place, the exact term itself. */
  readonly words: readonly string[];
  spanOf(field: TextField): Span;
};

type Tokens = readonly { readonly token: string }[];

const NOWHERE: Span = { start: 0, end: 0 };

export function createTextReader(vocabulary: Vocabulary, marks: Marks): TextReader {
  const views = { stem: createView(), exact: createView() };
  const words: string[] = [];
  const spans = new Map<TextField, Span>();
  const prefixes = createPrefixLookup(vocabulary.space('prefix'));
  const fields = textFields.map((field) => ({
    field,
    stem: vocabulary.space(`stem ${field}`),
    exact: vocabulary.space(`exact ${field}`),
    prefixes: createPrefixLookup(vocabulary.space(`prefix ${field}`)),
  }));
  type Field = (typeof fields)[number];

  const layOut = (form: 'stem' | 'exact', tokens: Tokens, start: number, field: Field): void => {
    const { terms } = makeRoom(views[form], start + tokens.length + 1);
    const anywhere = vocabulary.space(form).of;
    const here = field[form].of;
    tokens.forEach(({ token }, i) => {
      const term = anywhere.get(token) ?? 0;
      terms[start + i] = term;
      if (term > 0) marks.mark(term);
      const local = here.size > 0 ? here.get(token) : undefined;
      if (local !== undefined) marks.mark(local);
    });
    terms[start + tokens.length] = 0;
  };

  const readField = (field: Field, text: string): void => {
    const start = words.length;
    const tokens = analyze(text, 'exact');
    spans.set(field.field, { start, end: start + tokens.length });
    layOut('exact', tokens, start, field);
    layOut('stem', analyze(text, 'stem'), start, field);
    for (const { token } of tokens) {
      words.push(token);
      for (const prefix of prefixes(token)) marks.mark(prefix);
      for (const prefix of field.prefixes(token)) marks.mark(prefix);
    }
    words.push('');
  };

  return {
    read: (texts) => {
      words.length = 0;
      spans.clear();
      for (const field of fields) {
        const text = texts[field.field];
        if (text !== undefined && text !== '') readField(field, text);
      }
      chain(views.stem, words.length, marks);
      chain(views.exact, words.length, marks);
    },
    ...views,
    words,
    spanOf: (field) => spans.get(field) ?? NOWHERE,
  };
}

const ROOM = 4096;
const createView = (): View => ({ terms: new Int32Array(ROOM), next: new Int32Array(ROOM) });

function makeRoom(view: View, length: number): View {
  if (length <= view.terms.length) return view;
  const room = Math.max(length, view.terms.length * 2);
  const terms = new Int32Array(room);
  terms.set(view.terms);
  view.terms = terms;
  view.next = new Int32Array(room); // chained once all is laid out
  return view;
}

/** From the last place to the first, so that each chain goes forward. */
function chain({ terms, next }: View, length: number, marks: Marks): void {
  for (let place = length - 1; place >= 0; place--) {
    const term = terms[place] as number;
    if (term === 0) continue;
    next[place] = marks.firstOf(term);
    marks.setFirst(term, place);
  }
}
