import {
  createMatcher,
  createRuleIndex,
  parseQuery,
  prepareDocument,
  type MatchDocument,
  type Query,
} from '@rasid/query';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantileOf } from './quantileOf.ts';

/** In milliseconds of CPU, all threads of the process. */
export type MatchingFigures = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Rules that an article matches, on average. */
  readonly matches: number;
  /** Of adding a rule; the slowest is one that met the garbage collector. */
  readonly add: { readonly p999: number; readonly slowest: number };
  /** Most memory that the process ever held. */
  readonly peakMegabytes: number;
};

const WARM_UP = 500;
const CHECKED_RULES = 2_000;
const CHECKED_DOCUMENTS = 20;

const [folder = ''] = process.argv.slice(2);
const lines = <T>(name: string): T[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const index = createRuleIndex<number>();
const addTimes = lines<string>('rules.jsonl').map((text, id) => time(() => index.add(id, read(text))));
const documents = lines<MatchDocument>('articles.jsonl');
for (const document of documents.slice(0, WARM_UP)) index.match(document); // the compiler is ready then
let matches = 0;
const times = documents.map((document) => time(() => (matches += index.match(document).length)));
const figures: MatchingFigures = {
  perSecond: (documents.length / times.reduce((sum, ms) => sum + ms, 0)) * 1000,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  matches: matches / documents.length,
  add: { p999: quantile(addTimes.slice(WARM_UP), 0.999), slowest: quantile(addTimes.slice(WARM_UP), 1) },
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
checkSome();
console.log(JSON.stringify(figures));

function time(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function quantile(all: readonly number[], share: number): number {
  return quantileOf(
    [...all].sort((a, b) => a - b),
    share,
  );
}

function read(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message.en}`);
  return parsed.query;
}

/** A quick index that is wrong is worth nothing. */
function checkSome(): void {
  const rules = lines<string>('rules.jsonl').slice(0, CHECKED_RULES);
  const matchers = rules.map((text) => createMatcher(read(text)));
  for (const document of documents.slice(0, CHECKED_DOCUMENTS)) {
    const prepared = prepareDocument(document);
    const expected = matchers.flatMap((isMatch, id) => (isMatch(prepared) ? [id] : []));
    const found = index.match(document).filter((id) => id < matchers.length);
    if (found.join() !== expected.join())
      throw new Error(`the index finds ${found.join()}, not ${expected.join()}`);
  }
}
