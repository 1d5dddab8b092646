import colors from 'picocolors';
import { fitText, isolateText, padText, textWidth, withoutControls } from './textWidth.ts';

export type Column<Row> = {
  readonly title: string;
  readonly value: (row: Row) => string | number | undefined;
  readonly align?: 'left' | 'right';
  /** Longer values are cut. */
  readonly maxWidth?: number;
  readonly color?: (row: Row) => (text: string) => string;
};

/** The option that every command that prints has. */
export type Json = { json?: boolean | undefined };

const isTerminal = (): boolean => process.stdout.isTTY;

/** Columns of the terminal; what goes to a file or a pipe is laid out for 100. */
export const screenWidth = (): number => (isTerminal() ? process.stdout.columns : 100);

/** Prints rows as JSON lines where asked for, else as a table for people. */
export function printRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: { json: boolean; empty: string; below?: (row: Row) => readonly string[] },
): void {
  if (options.json) {
    for (const row of rows) console.log(JSON.stringify(row));
    return;
  }
  if (rows.length === 0) console.log(options.empty);
  else console.log(table(rows, columns, options.below));
}

export const printJson = (value: unknown): void => console.log(JSON.stringify(value));

/** Lines of `below` stand under their row. */
function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  below: (row: Row) => readonly string[] = () => [],
): string {
  const cells = rows.map((row) =>
    columns.map(({ value, maxWidth = Infinity }) => fitText(String(value(row) ?? '–'), maxWidth)),
  );
  const widths = columns.map(({ title }, i) =>
    Math.max(textWidth(title), ...cells.map((row) => textWidth(row[i] ?? ''))),
  );
  const line = (texts: readonly string[], paint: (text: string, i: number) => string) =>
    texts
      .map((text, i) => paint(isolateText(padText(text, widths[i] ?? 0, columns[i]?.align), isTerminal()), i))
      .join('  ')
      .trimEnd();
  const body = rows.flatMap((row, r) => [
    line(cells[r] ?? [], (text, i) => columns[i]?.color?.(row)(text) ?? text),
    ...below(row),
  ]);
  return [
    colors.bold(
      line(
        columns.map(({ title }) => title),
        (text) => text,
      ),
    ),
    ...body,
  ].join('\n');
}

/** Highlighted words in the terminal: what stands between <mark> and </mark>. The rest is unescaped HTML text. */
export const showMarks = (html: string): string =>
  unescapeHtml(
    withoutControls(html).replace(/<mark>(.*?)<\/mark>/gs, (_, marked: string) =>
      colors.bold(colors.yellow(`[${marked}]`)),
    ),
  );

const unescapeHtml = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&#x2F;', '/')
    .replaceAll('&#47;', '/')
    .replaceAll('&amp;', '&');
