import { analyze } from '@rasid/arabic';
import { readLexemes, type Lexeme } from './lexer.ts';
import { limits, QueryProblem, type ErrorCode } from './queryError.ts';

export type Place = Pick<Lexeme, 'at' | 'end'>;

/** The pieces of a query, read from front to back, with the counts that its limits speak of. */
export type LexemeStream = ReturnType<typeof createLexemeStream>;

export const operators: readonly string[] = ['AND', 'OR', 'NOT'];
const MINUS = /^[-−](?=.)/su;

export function createLexemeStream(source: string) {
  const lexemes = readLexemes(source);
  let next = 0;
  let depth = 0;
  let terms = 0;

  const peek = (): Lexeme => lexemes[next] as Lexeme;
  const fail = (code: ErrorCode, { at, end }: Place): never => {
    throw new QueryProblem(code, source, at, end);
  };
  const isOperator = (name: string): boolean => peek().kind === 'word' && peek().text === name;

  /** A minus right before a word, a phrase or a bracket. */
  function isMinus(): boolean {
    const { kind, text } = peek();
    const behind = lexemes[next + 1];
    return kind === 'word' && (MINUS.test(text) || (/^[-−]$/u.test(text) && behind?.apart === false));
  }

  /** A word without anything to search for, such as a dash between two others, asks for nothing. */
  function isBare(): boolean {
    const { kind, text } = peek();
    return kind === 'word' && !isMinus() && !/[*=]/.test(text) && analyze(text, 'exact').length === 0;
  }

  function takeFront(units: number): void {
    const { kind, text, at, end } = peek();
    if (text.length === units) next++;
    else lexemes[next] = { kind, text: text.slice(units), at: at + units, end, apart: false };
  }

  return {
    whole: { at: 0, end: source.length },
    peek,
    fail,
    isOperator,
    isMinus,
    take: (): Lexeme => lexemes[next++] as Lexeme,
    /** Takes the operator if it stands here. */
    takeOperator: (name: string): boolean => isOperator(name) && next++ >= 0,
    skipBare: (): void => {
      while (isBare()) next++;
    },
    takeMinus: (): boolean => {
      const stands = isMinus();
      if (stands) takeFront(1);
      return stands;
    },
    /** Takes the first units of a word, such as a field's name. */
    takeFront,
    /** Whether something stands between this piece and the next. */
    isLastOfItsRun: (): boolean => lexemes[next + 1]?.apart !== false,
    countTerm: (place: Place): void => {
      if (++terms > limits.terms) fail('too_many_terms', place);
    },
    deeper: <T>(place: Place, read: () => T): T => {
      if (++depth > limits.depth) fail('too_deep', place);
      const result = read();
      depth--;
      return result;
    },
  };
}

/** Reads what stands in parentheses. */
export function readGroup<T>(stream: LexemeStream, read: () => T): T {
  const open = stream.take();
  const result = stream.deeper(open, read);
  if (stream.peek().kind !== 'close') stream.fail('unclosed_parenthesis', open);
  stream.take();
  return result;
}
