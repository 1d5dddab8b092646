import colors from 'picocolors';

export type Column<Row> = {
  readonly title: string;
  readonly value: (row: Row) => string | number | undefined;
};

/** The option that every command that prints has. */
export type Json = { json?: boolean | undefined };

/** Prints rows as JSON lines where asked for, else as a table for people. */
export function printRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: { json: boolean; empty: string },
): void {
  if (options.json) {
    for (const row of rows) console.log(JSON.stringify(row));
    return;
  }
  if (rows.length === 0) console.log(options.empty);
  else console.log(table(rows, columns));
}

export const printJson = (value: unknown): void => console.log(JSON.stringify(value));

function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ value }) => String(value(row) ?? '–')));
  const widths = columns.map(({ title }, i) =>
    Math.max(width(title), ...cells.map((row) => width(row[i] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd();
  return [colors.bold(line(columns.map(({ title }) => title))), ...cells.map(line)].join('\n');
}

/** Columns that a terminal gives the text: marks that combine take none. */
const width = (text: string): number => [...text.replace(/[\p{Mn}\p{Cf}]/gu, '')].length;

/** Highlighted words in the terminal: what stands between <mark> and </mark>. The rest is unescaped HTML text. */
export const showMarks = (html: string): string =>
  unescapeHtml(
    html.replace(/<mark>(.*?)<\/mark>/gs, (_, marked: string) => colors.bold(colors.yellow(`[${marked}]`))),
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
