import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createStageRunner } from '../src/runStages.ts';
import { exactStages, stemStages, type Stage } from '../src/stemStages.ts';
import { createBareSplitter } from './bareProclitics.ts';
import { findBaseWords } from './baseWords.ts';
import { brokenPlurals } from './brokenPlurals.ts';
import { closedClass } from './closedClass.ts';
import { findLemmas } from './lemmas.ts';
import { keptNames } from './keptNames.ts';
import { nameVariants } from './nameVariants.ts';
import { ownLemmas } from './ownLemmas.ts';
import { regularLemmaOf } from './regularForms.ts';
import { findSpellings } from './spellings.ts';
import { readUniMorph } from './unimorph.ts';
import { unseenNominals, unseenVerbForms } from './unseenForms.ts';
import { findVerbs } from './verbs.ts';
import { readVocabulary } from './vocabulary.ts';

/**
 * Makes src/lexicon.json and src/spellings.json from the news corpora and UniMorph: the same files from the same data.
 * node --max-old-space-size=6000 packages/arabic/train/lexicon.ts --data FOLDER
 */
const { values } = parseArgs({ options: { data: { type: 'string' } } });
if (values.data === undefined) throw new Error('--data FOLDER: where topics/ and morphology/ are');

/** Rarer forms are left to the stages. */
const LEAST_COUNT = 8;
const vocabulary = readVocabulary(values.data);
console.error(`${vocabulary.words.length} words`);
const unimorph = readUniMorph(values.data);
const bases = findBaseWords(vocabulary);
console.error(`${bases.words.length} bases`);
const statistical = findLemmas(bases, unimorph);
const verbs = findVerbs(bases, unimorph);
const spellings = findSpellings(vocabulary, unimorph);
const wordBehindBare = createBareSplitter(vocabulary, bases, unimorph);

const own = new Map([...keptNames].map((name) => [name, name]));
for (const [form, lemma] of [...brokenPlurals(), ...nameVariants(), ...ownLemmas()]) own.set(form, lemma);

/** The lemma of a word without clitics: a verb's own, else what templates find, else that of a regular form. */
function lemmaOf(base: string): string {
  const verb = verbs.get(base) ?? verbs.get(base.replace(/^و/, ''));
  if (verb !== undefined) return verb;
  const lemma = statistical(base);
  return lemma === base && !closedClass.has(base) ? (regularLemmaOf(base, bases) ?? base) : lemma;
}

/** The lemma of a word of the news: what was written down, else what was found for its base. */
function findLemma(word: string): string {
  let lemma = word;
  for (let i = 0; i < 4; i++) {
    const spelled = spellings.get(lemma) ?? lemma;
    const base = own.has(spelled) ? spelled : (functionWord(spelled) ?? bases.baseOf(spelled));
    const written = own.get(base) ?? own.get(withoutArticle(base));
    if (written !== undefined) return written;
    const next = lemmaOf(base);
    const further = next === base ? (wordBehindBare(base) ?? next) : next;
    if (further === lemma) break;
    lemma = further;
  }
  return lemma;
}

const withoutArticle = (word: string): string => word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/, '');

/** A function word behind a conjunction is the same word. */
function functionWord(word: string): string | undefined {
  if (closedClass.has(word)) {
    const rest = word.slice(1);
    return /^[وف]/.test(word) && closedClass.has(rest) && rest.length > 1 ? rest : word;
  }
  return undefined;
}

const targets = new Map<string, string>();
const add = (word: string): void => {
  const lemma = findLemma(word);
  targets.set(word, lemma);
  if (!targets.has(lemma)) targets.set(lemma, lemma);
};
for (const word of vocabulary.words) if (vocabulary.countOf(word) >= LEAST_COUNT) add(word);
for (const [form, lemma] of own) {
  targets.set(form, lemma);
  if (!own.has(lemma)) targets.set(lemma, lemma);
}
for (const variant of spellings.keys()) add(variant);
for (const { form, base } of [...unseenNominals(bases), ...unseenVerbForms(verbs, bases)])
  if (!targets.has(form) && vocabulary.countOf(form) === 0) targets.set(form, findLemma(base));

/** ب and ل before a long word that is known: no word of its own is likely to begin so. */
const BEHIND_BARE = /^[وف]?[بل](?!ا?ل)([\u0621-\u064a]{6,})(?<!ون|ين|ان)$/;
for (const [word, lemma] of targets) {
  const base = word === lemma && !own.has(word) ? BEHIND_BARE.exec(word)?.[1] : undefined;
  const lemmaOfBase = base === undefined ? undefined : targets.get(base);
  if (lemmaOfBase !== undefined) targets.set(word, lemmaOfBase);
}

/** The words that the stages alone take elsewhere, shortest first, since the stages ask for shorter words. */
function exceptionsTo(stages: readonly Stage[], wanted: ReadonlyMap<string, string>): Map<string, string> {
  const exceptions = new Map<string, string>();
  const run = createStageRunner(stages, (_, term) => exceptions.get(term));
  const words = [...wanted].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  for (let added = 1; added > 0;) {
    added = 0;
    for (const [word, lemma] of words) {
      if (run(word) === lemma) continue;
      exceptions.set(word, lemma);
      added++;
    }
  }
  return exceptions;
}

function write(file: string, exceptions: ReadonlyMap<string, string>): void {
  const formsOf = new Map<string, string[]>();
  for (const [form, lemma] of exceptions) formsOf.set(lemma, [...(formsOf.get(lemma) ?? []), form]);
  const lines = [...formsOf].map(([lemma, forms]) => [lemma, ...forms.sort()].join(' ')).sort();
  writeFileSync(new URL(`../src/${file}`, import.meta.url), `${JSON.stringify(lines, null, 2)}\n`);
  console.error(`${file}: ${exceptions.size} words of ${lines.length} lemmas`);
}

write('lexicon.json', exceptionsTo(stemStages, targets));
write('spellings.json', exceptionsTo(exactStages, spellings));
