import { nameKey } from './codes.ts';
import { detectDelimiter, fromSafeCell, readCsv, toSafeCell, writeCsv, type CsvRow } from './csv.ts';
import { feedFieldNames, feedFields, type FeedFieldName, type FieldTexts } from './feedFields.ts';
import type { FeedListResult, FeedSettings, ListedFeed, ListProblem } from './feedSettings.ts';
import { parseSettings, toTexts } from './fieldTexts.ts';

const BYTE_ORDER_MARK = '\ufeff'; // else Excel takes the Arabic for another charset
const MAX_ROWS = 100_000;

/** Feeds as CSV with a header row, for a spreadsheet: no cell is a formula. Columns that no feed fills are left out. */
export function writeFeedCsv(feeds: readonly FeedSettings[]): string {
  const rows = feeds.map(toTexts);
  const columns = feedFieldNames.filter(
    (name) => name === 'url' || name === 'name' || rows.some((row) => row[name] !== undefined),
  );
  const cells = rows.map((row) => columns.map((name) => toSafeCell(row[name] ?? '')));
  return BYTE_ORDER_MARK + writeCsv([[...columns], ...cells]);
}

/**
 * The feeds of a CSV file: a header row with names of ours or the usual ones, in English or Arabic, or no header and
 * an address a line. A row that can't be read is a problem with its line and reason, and the next goes on.
 */
export function readFeedCsv(given: string): FeedListResult {
  const text = given.replace(/^\ufeff/, '');
  const [, marked, rest] = /^sep=(.)(?:\r\n|\r|\n)([^]*)$/.exec(text) ?? []; // as Excel writes it
  const { rows, problems } = readCsv(rest ?? text, marked ?? detectDelimiter(text));
  const offset = rest === undefined ? 0 : 1;
  const [first, ...others] = rows;
  if (!first) return { ok: false, message: 'the file holds no rows' };
  const header = columnsOf(first);
  if (!header.ok) return header;
  const reading = {
    feeds: [] as ListedFeed[],
    problems: problems.map(({ line, message }): ListProblem => ({ at: placeOf(line + offset), message })),
  };
  for (const row of header.isHeader ? others : rows) {
    const at = placeOf(row.line + offset);
    const parsed = readRow(row, header.columns);
    if (!parsed.ok) reading.problems.push({ at, message: parsed.message });
    else if (reading.feeds.length < MAX_ROWS) reading.feeds.push({ at, settings: parsed.settings });
    else reading.problems.push({ at, message: `more than ${MAX_ROWS} feeds in a list` });
  }
  const ignored = header.isHeader
    ? first.cells.filter((cell, i) => cell.trim() !== '' && !header.columns[i])
    : [];
  return { ok: true, list: { ...reading, ignored } };
}

const placeOf = (line: number): string => `line ${line}`;

type Columns = readonly (FeedFieldName | undefined)[];
type Header =
  | { readonly ok: true; readonly isHeader: boolean; readonly columns: Columns }
  | { readonly ok: false; readonly message: string };

const ADDRESS = /^\s*https?:\/\//i;

function columnsOf({ cells }: CsvRow): Header {
  const columns = cells.map((cell) => fieldByHeading.get(nameKey(cell)));
  if (columns.includes('url')) return { ok: true, isHeader: true, columns: firstOfEach(columns) };
  const address = cells.findIndex((cell) => ADDRESS.test(cell));
  if (address >= 0) {
    const name = cells.findIndex((cell, i) => i !== address && cell.trim() !== '');
    const guessed = cells.map((_, i) => (i === address ? 'url' : i === name ? 'name' : undefined));
    return { ok: true, isHeader: false, columns: guessed };
  }
  const got = cells.slice(0, 10).map((cell) => `"${cell.slice(0, 30)}"`);
  return { ok: false, message: `expected a header row with a column url («الرابط»), got ${got.join(', ')}` };
}

const firstOfEach = (columns: Columns): Columns =>
  columns.map((name, i) => (columns.indexOf(name) === i ? name : undefined));

const fieldByHeading: ReadonlyMap<string, FeedFieldName> = new Map(
  feedFieldNames.flatMap((name) =>
    [name, ...feedFields[name].headings].map((heading) => [nameKey(heading), name] as const),
  ),
);

function readRow({ cells }: CsvRow, columns: Columns) {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    const message = `${cells.length} cells, but ${columns.length} columns: is a cell not quoted?`;
    return { ok: false as const, message };
  }
  const texts: FieldTexts = {};
  columns.forEach((name, i) => {
    if (name !== undefined) texts[name] = fromSafeCell(cells[i] ?? '');
  });
  return parseSettings(texts);
}
