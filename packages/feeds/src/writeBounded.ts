import type { Parser } from 'htmlparser2';

const PIECE = 4_096;

/**
 * Gives a text to a parser, a piece at a time, and leaves the rest away once its elements nest too deep: the parser
 * moves and searches all open ones for each tag, so that a million of them would take minutes.
 */
export function writeBounded(parser: Parser, text: string, isTooDeep: () => boolean): void {
  for (let at = 0; at < text.length && !isTooDeep(); at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.end();
}
