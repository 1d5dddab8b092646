/** A stretch of a text, in UTF-16 units, the end exclusive. */
export type Span = { readonly text: string; readonly start: number; readonly end: number };

const MOST_SENTENCES = 400;
const ENDS = new Set(['.', '؟', '?', '!', '…', '۔']);

/** The sentences of a text, without the white space around them; a line end ends one, a point between digits does not. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 0; i <= text.length && spans.length < MOST_SENTENCES; i++) {
    const isEnd = i === text.length || text[i] === '\n' || endsAt(text, i);
    if (!isEnd) continue;
    const end = Math.min(text.length, i + 1);
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    const from = start + piece.indexOf(trimmed);
    if (trimmed !== '') spans.push({ text: trimmed, start: from, end: from + trimmed.length });
    start = end;
  }
  return spans;
}

/** Before white space or a closing mark, so that 3.5 and U.S.A stay whole. */
function endsAt(text: string, i: number): boolean {
  return ENDS.has(text[i] ?? '') && /^[\s»"”)\]]?(?:\s|$)/.test(text.slice(i + 1, i + 3));
}
