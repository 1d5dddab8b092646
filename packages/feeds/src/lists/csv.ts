/** A row of a file of comma-separated values; `line` is where it begins, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
export type CsvProblem = { readonly line: number; readonly message: string };

/** A quoted cell of more lines was rather not closed, and would swallow the rows that follow. */
const MAX_CELL_LINES = 20;
const MAX_CELL_CHARACTERS = 65_536;

type Cursor = { at: number; line: number };

/**
 * Reads RFC 4180 as tolerantly as spreadsheets and people write it: any line ends, quotes inside of unquoted cells,
 * text after a closing quote. A quote that is not closed costs its own line only.
 */
export function readCsv(text: string, delimiter: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  const cursor: Cursor = { at: 0, line: 1 };
  while (cursor.at < text.length) {
    const { at, line } = cursor;
    const cells = readRow(text, delimiter, cursor);
    if (cells === undefined) {
      problems.push({ line, message: 'a quote is not closed' });
      Object.assign(cursor, { at: lineEnd(text, at), line });
      passLineEnd(text, cursor);
    } else if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
  }
  return { rows, problems };
}

/** The cells up to the end of the row, which the cursor passes; undefined where a quote is not closed. */
function readRow(text: string, delimiter: string, cursor: Cursor): string[] | undefined {
  const cells: string[] = [];
  for (;;) {
    const cell =
      text[cursor.at] === '"' ? readQuoted(text, delimiter, cursor) : readPlain(text, delimiter, cursor);
    if (cell === undefined) return undefined;
    cells.push(cell);
    if (text[cursor.at] !== delimiter) break;
    cursor.at++;
  }
  passLineEnd(text, cursor);
  return cells;
}

function readPlain(text: string, delimiter: string, cursor: Cursor): string {
  const start = cursor.at;
  while (cursor.at < text.length && text[cursor.at] !== delimiter && !isLineEnd(text[cursor.at])) cursor.at++;
  return text.slice(start, cursor.at);
}

function readQuoted(text: string, delimiter: string, cursor: Cursor): string | undefined {
  const last = Math.min(text.length, cursor.at + MAX_CELL_CHARACTERS);
  let cell = '';
  let lines = 0;
  for (let i = cursor.at + 1; i < last; i++) {
    const char = text[i] ?? '';
    if (char !== '"') {
      if (char === '\n' || (char === '\r' && text[i + 1] !== '\n')) lines++;
      if (lines >= MAX_CELL_LINES) return undefined;
      cell += char;
    } else if (text[i + 1] === '"') {
      cell += '"';
      i++;
    } else {
      Object.assign(cursor, { at: i + 1, line: cursor.line + lines });
      return cell + readPlain(text, delimiter, cursor);
    }
  }
  return undefined;
}

const isLineEnd = (char: string | undefined): boolean => char === '\n' || char === '\r';

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text[at])) at++;
  return at;
}

function passLineEnd(text: string, cursor: Cursor): void {
  if (!isLineEnd(text[cursor.at])) return;
  cursor.at += text[cursor.at] === '\r' && text[cursor.at + 1] === '\n' ? 2 : 1;
  cursor.line++;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter that the first line has most of, outside of quotes. */
export function detectDelimiter(text: string): string {
  const head = text.slice(0, lineEnd(text, 0)).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Rows as RFC 4180, with quotes only where they are needed. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');

const quote = (cell: string): string =>
  /[",;\t|\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** What a spreadsheet would take for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A cell that no spreadsheet runs; `fromSafeCell` takes the mark away again. */
export const toSafeCell = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
export const fromSafeCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
