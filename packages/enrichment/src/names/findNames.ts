import { fold } from '@rasid/arabic';
import type { Mention } from '../knownNames.ts';
import { canonicalName } from '../persons.ts';
import { labels, type NameType } from './labels.ts';
import type { NameTagger } from './nameModel.ts';
import { nameTokens, type NameToken } from './nameTokens.ts';

/** How many letters of a word that begins a name are proclitics. */
export type ProcliticsOf = (raw: string) => number;

const MOST_TOKENS = 120;
const SENTENCE_END = /^[.؟!?]$/;
const MARK = /[\p{M}\u0640]/u;

/** Names that a trained tagger finds in a text, without their proclitics. */
export function findNames(text: string, tag: NameTagger, procliticsOf: ProcliticsOf): Mention[] {
  return sentencesOf(text).flatMap((tokens) => {
    const found = tag(tokens.map(({ start, end }) => text.slice(start, end)));
    return spansOf(found).map(({ type, first, last }) => {
      const [from, to] = [tokens[first] as NameToken, tokens[last] as NameToken];
      const start = from.start + lettersIn(text, from, procliticsOf(text.slice(from.start, from.end)));
      return mentionOf(text, { type, start, end: to.end });
    });
  });
}

/** Where the letters after the first so many begin, as seen from the token's start. */
function lettersIn(text: string, { start, end }: NameToken, letters: number): number {
  let at = start;
  for (let left = letters; left > 0 && at < end; at++) if (!MARK.test(text[at] ?? '')) left--;
  while (at > start && at < end && MARK.test(text[at] ?? '')) at++;
  return at - start;
}

function mentionOf(text: string, { type, start, end }: Pick<Mention, 'type' | 'start' | 'end'>): Mention {
  const slice = canonicalName(text.slice(start, end));
  // the alef of «للقوات» is not written
  const name = text.slice(Math.max(0, start - 2), start) === 'لل' ? `ال${slice}` : slice;
  return { type, start, end, name, id: `${type.toLowerCase()}:${fold(name).replaceAll(' ', '-')}` };
}

/** Tokens of one sentence each, as far as full stops and lines tell; a longer one is cut. */
function sentencesOf(text: string): NameToken[][] {
  const sentences: NameToken[][] = [[]];
  let before = 0;
  for (const token of nameTokens(text)) {
    const isNewLine = text.slice(before, token.start).includes('\n');
    if (isNewLine || (sentences.at(-1)?.length ?? 0) >= MOST_TOKENS) sentences.push([]);
    sentences.at(-1)?.push(token);
    if (SENTENCE_END.test(text.slice(token.start, token.end))) sentences.push([]);
    before = token.end;
  }
  return sentences.filter(({ length }) => length > 0);
}

type Span = { readonly type: NameType; readonly first: number; readonly last: number };

function spansOf(found: readonly number[]): Span[] {
  const spans: Span[] = [];
  let first = 0;
  found.forEach((number, i) => {
    const [place, type] = (labels[number] ?? 'O').split('-');
    if (place === 'B' || place === 'S') first = i;
    if (place === 'E' || place === 'S') spans.push({ type: type as NameType, first, last: i });
  });
  return spans;
}
