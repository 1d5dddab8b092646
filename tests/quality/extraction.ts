import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import { extractArticle } from '@rasid/feeds';
import { parseHTML } from 'linkedom';
import { arabicPages } from './arabicPages/index.ts';
import { wcxbPages } from './wcxbPages.ts';
import { wordF1 } from './wordF1.ts';

/**
 * Word F1 of extracted articles against their gold texts, and CPU a page: ours and Readability alone, by group.
 * node tests/quality/extraction.ts [--data FOLDER] [--worst 20]
 * Without a folder only our own Arabic pages are measured.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, worst: { type: 'string', default: '0' } },
});

type Case = {
  readonly group: string;
  readonly name: string;
  readonly url: string;
  readonly html: string;
  readonly gold: string;
};
type Score = { readonly f1: number; readonly ms: number };
type Row = Case & { readonly ours: Score; readonly readability: Score };

function cases(): Case[] {
  const arabic = arabicPages().map(({ group, template, ...page }) => ({
    ...page,
    group: `Arabic: ${group}`,
    name: template,
    url: 'https://news.example/story/7',
  }));
  if (values.data === undefined) return arabic;
  // rules are tuned on one half and verified on the other
  const english = wcxbPages(values.data).map((page, i) => ({
    ...page,
    group: i % 2 === 0 ? 'WCXB, even' : 'WCXB, odd',
    name: page.id,
  }));
  return [...english, ...arabic];
}

function score(gold: string, extract: () => string): Score {
  const before = process.cpuUsage();
  const text = extract();
  const { user, system } = process.cpuUsage(before);
  return { f1: wordF1(text, gold), ms: (user + system) / 1000 };
}

const now = new Date();
const ours = ({ html, url }: Case): string => extractArticle({ html, url, now })?.text ?? '';

function readability({ html }: Case): string {
  try {
    const { document } = (parseHTML as (html: string) => { document: unknown })(html);
    return new Readability(document).parse()?.textContent ?? '';
  } catch {
    return ''; // it throws on some pages
  }
}

const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function printGroup(name: string, rows: readonly Row[]): void {
  const figures = (['ours', 'readability'] as const).flatMap((by) => {
    const [f1, ms] = [rows.map((row) => row[by].f1), rows.map((row) => row[by].ms)];
    return [mean(f1).toFixed(4), median(f1).toFixed(4), median(ms).toFixed(1), Math.max(...ms).toFixed(0)];
  });
  console.log(
    [name.padEnd(26), String(rows.length).padStart(5), ...figures.map((figure) => figure.padStart(9))].join(
      '',
    ),
  );
}

// a first round, not counted, so that the code is as warm as in a service
const all = cases();
for (const one of all.slice(0, 50)) void [ours(one), readability(one)];
const rows: Row[] = all.map((one) => ({
  ...one,
  ours: score(one.gold, () => ours(one)),
  readability: score(one.gold, () => readability(one)),
}));

const heads = ['mean F1', 'median', 'CPU ms', 'most ms'];
console.log(`${' '.repeat(31)}${'ours'.padStart(20)}${'Readability alone'.padStart(40)}`);
console.log([''.padEnd(26), 'pages', ...[...heads, ...heads].map((head) => head.padStart(9))].join(''));
for (const group of new Set(rows.map((row) => row.group)))
  printGroup(
    group,
    rows.filter((row) => row.group === group),
  );
for (const set of ['WCXB', 'Arabic']) {
  const some = rows.filter(({ group }) => group.startsWith(set));
  if (some.length > 0) printGroup(`${set}, all`, some);
}
for (const {
  name,
  group,
  ours: { f1 },
} of [...rows].sort((a, b) => a.ours.f1 - b.ours.f1).slice(0, Number(values.worst)))
  console.log(`${f1.toFixed(3)} ${group} ${name}`);
if (values.data === undefined)
  console.log('WCXB was not measured: --data FOLDER names the folder of data sets');
