import { analyze, plainWords } from '@rasid/arabic';
import type { LexemeStream } from './lexemeStream.ts';
import { withoutInvisible, type Lexeme } from './lexer.ts';
import { limits } from './queryError.ts';
import type { Words } from './terms.ts';

/** Reads one word with its marks, or one phrase. */
export function readWords(stream: LexemeStream): Words {
  const lexeme = stream.take();
  stream.countTerm(lexeme);
  if (lexeme.kind === 'phrase') return { form: 'stem', text: readPhrase(stream, lexeme) };
  if (lexeme.text !== '=') return readWord(stream, lexeme);
  const phrase = stream.take();
  if (phrase.kind !== 'phrase' || phrase.at !== lexeme.end) stream.fail('expected_term', phrase);
  return { form: 'exact', text: readPhrase(stream, phrase) };
}

function readPhrase({ fail }: LexemeStream, lexeme: Lexeme): string {
  const text = withoutInvisible(lexeme.text)
    .replace(/[\s"“”„‟″＂«»]+/g, ' ')
    .trim();
  if (/[\p{L}\p{M}\p{N}]\*/u.test(text)) fail('wildcard_place', lexeme);
  if (analyze(text, 'exact').length === 0) fail('nothing_searchable', lexeme);
  return text;
}

function readWord({ fail }: LexemeStream, lexeme: Lexeme): Words {
  const typed = withoutInvisible(lexeme.text);
  const isExact = typed.startsWith('=');
  const text = isExact ? typed.slice(1) : typed;
  if (text.includes('*')) {
    const [prefix = '', ...more] = plainWords(text.slice(0, -1));
    // a colon inside would be printed as a field
    const isOneWord = more.length === 0 && !prefix.includes(':');
    if (isExact || text.indexOf('*') < text.length - 1 || !isOneWord) fail('wildcard_place', lexeme);
    if (Array.from(prefix).length < limits.prefixLetters) fail('wildcard_short', lexeme);
    return { form: 'prefix', text: prefix };
  }
  if (analyze(text, 'exact').length === 0) fail('nothing_searchable', lexeme);
  return { form: isExact ? 'exact' : 'stem', text };
}
