import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { analyze, plainWords } from '../src/index.ts';
import { createStageRunner } from '../src/runStages.ts';
import { stemStages } from '../src/stemStages.ts';
import { newsTexts } from './corpus.ts';

/**
 * Makes src/regularWords.json and src/frequentStems.json from the news corpora, behind lexicon.ts: of the words that are
 * met most, those that have their stem by the rewriting alone; and the stems that are met most, the most frequent first.
 * node packages/arabic/train/regularWords.ts --data FOLDER
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where topics/ is');

/** Nine of ten words of a text are among so many. */
const MOST_WORDS = 30_000;
const MOST_STEMS = 25_000;
const WORDS_A_LINE = 12;

const counts = new Map<string, number>();
const add = (to: Map<string, number>, key: string, count: number): void =>
  void to.set(key, (to.get(key) ?? 0) + count);
for (const text of newsTexts(values.data)) for (const word of plainWords(text)) add(counts, word, 1);
const stemOf = (word: string): string => analyze(word, 'stem')[0]?.token ?? '';
const stems = new Map<string, number>();
for (const [word, count] of counts) add(stems, stemOf(word), count);

const byFrequency = (all: ReadonlyMap<string, number>): string[] =>
  [...all].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);

function write(file: string, words: readonly string[]): void {
  const lines = Array.from({ length: Math.ceil(words.length / WORDS_A_LINE) }, (_, i) =>
    words.slice(i * WORDS_A_LINE, (i + 1) * WORDS_A_LINE).join(' '),
  );
  writeFileSync(new URL(`../src/${file}`, import.meta.url), `${JSON.stringify(lines, null, 2)}\n`);
  console.error(`${file}: ${words.length} words`);
}

const rewrite = createStageRunner(stemStages, () => undefined);
const frequent = byFrequency(counts).slice(0, MOST_WORDS);
write('regularWords.json', frequent.filter((word) => stemOf(word) === rewrite(word)).sort());
const isArabic = (stem: string): boolean => /^[\u0621-\u064a]{3,}$/.test(stem);
write('frequentStems.json', byFrequency(stems).filter(isArabic).slice(0, MOST_STEMS));
