import { printQuery, type MatchDocument } from '@rasid/query';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTexts } from './benchArticles.ts';
import { makeRules } from './benchRules.ts';
import type { MatchingFigures } from './matchingRun.ts';

/**
 * Rules held against articles of 350 words on one core, in a process that does nothing else; no engine is needed.
 * node tests/bench/matching.ts [--data FOLDER] [--articles 3000] [--rules 10000,100000]
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    articles: { type: 'string', default: '3000' },
    rules: { type: 'string', default: '10000,100000' },
  },
});

const WORDS = 350;
const gates: Readonly<Record<string, readonly string[]>> = {
  10_000: ['≥ 1,000', '', '< 10 ms', '', '< 5 ms', ''],
  100_000: ['≥ 150', '', '', '', '< 5 ms', '≤ 500 MB'],
};

const { texts, origin } = loadTexts(Number(values.articles), values.data);
const documents = cutToLength(texts.map(({ text }) => text)).map((body, i): MatchDocument => ({
  title: texts[i]?.title,
  body,
  lang: 'ar',
  countries: ['AE'],
  topics: ['sport'],
}));
const folder = mkdtempSync(join(tmpdir(), 'rasid-matching-'));
try {
  writeLines('articles.jsonl', documents);
  console.log(`${documents.length} articles of ${WORDS} words, ${origin}; CPU time of the whole process\n`);
  row(
    'rules',
    'articles a second',
    'p50',
    'p99',
    'matches an article',
    'a rule added, p99.9 (slowest)',
    'memory',
  );
  row(...Array<string>(7).fill('---'));
  for (const count of values.rules.split(',').map(Number)) measure(count);
} finally {
  rmSync(folder, { recursive: true });
}

/** Texts of exactly so many words: the articles in a row, cut anew. */
function cutToLength(all: readonly string[]): string[] {
  const words = all.flatMap((text) => text.split(/\s+/));
  return all
    .map((_, i) => words.slice(i * WORDS, (i + 1) * WORDS))
    .filter(({ length }) => length === WORDS)
    .map((each) => each.join(' '));
}

function writeLines(name: string, lines: readonly unknown[]): void {
  writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function measure(count: number): void {
  const bodies = documents.map(({ body }) => body ?? '');
  const rules = makeRules(bodies, count, 7);
  writeLines('rules.jsonl', rules.map(printQuery));
  const run = join(import.meta.dirname, 'matchingRun.ts');
  const printed = execFileSync(process.execPath, [run, folder], { encoding: 'utf8' });
  const found = JSON.parse(printed) as MatchingFigures;
  row(
    count.toLocaleString('en'),
    found.perSecond.toFixed(0),
    `${found.p50.toFixed(2)} ms`,
    `${found.p99.toFixed(2)} ms`,
    found.matches.toFixed(1),
    `${found.add.p999.toFixed(2)} ms (${found.add.slowest.toFixed(1)} ms)`,
    `${found.peakMegabytes.toFixed(0)} MB`,
  );
  row('gate', ...(gates[count] ?? Array<string>(6).fill('')));
}

function row(...cells: string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}
