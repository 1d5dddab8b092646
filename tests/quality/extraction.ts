import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import { extractArticle } from '@rasid/feeds';
import { parseHTML } from 'linkedom';
import { extractionCases, type ExtractionCase } from './extractionCases.ts';
import { wordF1 } from './wordF1.ts';

/**
 * Word F1 of extracted articles against their gold texts, and CPU a page: ours, Readability alone, and others whose
 * texts are given.
 * node tests/quality/extraction.ts [--data FOLDER] [--worst 20] [--files] [--pages FILE] [--texts NAME=FILE]
 * Without a folder only our own Arabic pages are measured. --files prints each page; --pages writes them as lines
 * {id, url, html}, for another extractor; --texts reads what that made of them, lines {id, text, ms}.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    worst: { type: 'string', default: '0' },
    files: { type: 'boolean', default: false },
    pages: { type: 'string' },
    texts: { type: 'string', multiple: true, default: [] },
  },
});

type Found = { readonly text: string; readonly ms: number };
type Extractor = readonly [name: string, extract: (page: ExtractionCase) => Found];
type Score = { readonly f1: number; readonly ms: number };
type Row = ExtractionCase & { readonly scores: readonly Score[] };

const now = new Date();
const timed = (extract: () => string): Found => {
  const before = process.cpuUsage();
  const text = extract();
  const { user, system } = process.cpuUsage(before);
  return { text, ms: (user + system) / 1000 };
};

function readability(html: string): string {
  try {
    const { document } = (parseHTML as (html: string) => { document: unknown })(html);
    return new Readability(document).parse()?.textContent ?? '';
  } catch {
    return ''; // it throws on some pages
  }
}

/** What another extractor found, as `name=file`. */
function fromFile(option: string): Extractor {
  const [name = '', path = ''] = option.split(/=(.*)/s);
  const found = new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Found & { id: string })
      .map((line) => [line.id, line]),
  );
  return [name, ({ id }) => found.get(id) ?? { text: '', ms: 0 }];
}

const extractors: readonly Extractor[] = [
  ['ours', ({ html, url }) => timed(() => extractArticle({ html, url, now })?.text ?? '')],
  ['Readability alone', ({ html }) => timed(() => readability(html))],
  ...values.texts.map(fromFile),
];

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const printLine = (name: string, count: string | number, figures: readonly string[]): void =>
  console.log([name.padEnd(42), String(count).padStart(6), ...figures.map((f) => f.padStart(9))].join(''));

function printGroup(name: string, rows: readonly Row[]): void {
  const figures = extractors.flatMap((_, i) => {
    const f1 = rows.map(({ scores }) => scores[i]?.f1 ?? 0);
    const ms = rows.map(({ scores }) => scores[i]?.ms ?? 0);
    return [mean(f1).toFixed(4), median(f1).toFixed(4), median(ms).toFixed(1), Math.max(...ms).toFixed(0)];
  });
  printLine(name, rows.length, figures);
}

const cases = extractionCases(values.data);
if (values.pages !== undefined)
  writeFileSync(
    values.pages,
    cases.map(({ id, url, html }) => `${JSON.stringify({ id, url, html })}\n`).join(''),
  );

// a first round, not counted, so that the code is as warm as in a service
for (const page of cases.slice(0, 50)) for (const [, extract] of extractors) extract(page);
const rows: Row[] = cases.map((page) => ({
  ...page,
  scores: extractors
    .map(([, extract]) => extract(page))
    .map(({ text, ms }) => ({ f1: wordF1(text, page.gold), ms })),
}));

console.log(`${' '.repeat(48)}${extractors.map(([name]) => name.padStart(36)).join('')}`);
printLine(
  '',
  'pages',
  extractors.flatMap(() => ['mean F1', 'median', 'CPU ms', 'most ms']),
);
for (const group of new Set(rows.map((row) => row.group))) {
  const some = rows.filter((row) => row.group === group);
  if (values.files) for (const row of some) printGroup(`  ${row.id}`, [row]);
  printGroup(group, some);
}
for (const set of ['WCXB', 'Arabic']) {
  const some = rows.filter(({ group }) => group.startsWith(set));
  if (some.length > 0) printGroup(`${set}, all`, some);
}
const ourF1 = ({ scores }: Row): number => scores[0]?.f1 ?? 0;
for (const row of [...rows].sort((a, b) => ourF1(a) - ourF1(b)).slice(0, Number(values.worst)))
  console.log(`${ourF1(row).toFixed(3)} ${row.group} ${row.id}`);
if (values.data === undefined)
  console.log('WCXB was not measured: --data FOLDER names the folder of data sets');
