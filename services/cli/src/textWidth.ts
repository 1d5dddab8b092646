/** Marks that combine, and signs that steer: they take no column of a terminal. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
/** East Asian wide and full-width characters, and emoji (Unicode TR 11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LEFT_TO_RIGHT_MARK = '\u200e';

const widthOf = (char: string): number => (NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1);

/** Controls, by which a text of others could steer the terminal, and marks that turn the direction of what follows. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;
/** The text without what could steer the terminal; white space folded. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').replace(STEERING, ' ').trim();

/** A text of several lines without what could steer the terminal. */
export const withoutControls = (text: string): string =>
  text.replace(/[^\S\n\t]+/gu, ' ').replace(/[^\P{Cc}\n\t]/gu, '');

/** Columns that a terminal gives a line of text. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

/** The text on one line and in at most so many columns; what is cut ends with an ellipsis. */
export function fitText(text: string, columns: number): string {
  const line = oneLine(text);
  if (textWidth(line) <= columns) return line;
  let kept = '';
  let width = 0;
  for (const char of line) {
    width += widthOf(char);
    if (width > columns - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** Text filled up to so many columns. */
export function padText(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, columns - textWidth(text)));
  return align === 'right' ? space + text : text + space;
}

/** Lines of at most so many columns, broken at spaces. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) > columns && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * Arabic between marks of the other direction: a terminal that orders letters by itself would else move it across the
 * columns beside it. Only for terminals: elsewhere the marks would stand in the text.
 */
export const isolateText = (text: string, isTerminal: boolean): string =>
  isTerminal && RIGHT_TO_LEFT.test(text) ? LEFT_TO_RIGHT_MARK + text + LEFT_TO_RIGHT_MARK : text;
