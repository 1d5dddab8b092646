import { fold, normalize } from '@rasid/arabic';
import { mostlyWords, placeNouns, placesAndWords } from '../data/commonWords.ts';
import { firstNames, namesAndWords } from '../data/firstNames.ts';
import { bodyOpeners, definiteOpeners } from '../data/organisations.ts';
import { nameParticles, strongTitles, titles, titleTails } from '../data/persons.ts';
import { townsAndWords } from '../data/towns.ts';
import { createDemonyms } from '../gazetteer.ts';
import { readingsOf } from '../lexeme.ts';
import type { WordFacts, WordLexicon } from './wordLexicon.ts';

/** A token as the tagger knows it, the same wherever it stands. */
export type NameWord = {
  /** Normalised, with digits as 0 and final ى and ة as ي and ه. */
  readonly norm: string;
  /** Without the proclitics that the news knows the word without. */
  readonly stem: string;
  readonly proclitics: string;
  /** How it may be read: whole, and without conjunction and preposition; folded. */
  readonly readings: readonly string[];
  /** `a` Arabic, `d` digits first, `l` Latin, `p` anything else. */
  readonly shape: string;
  readonly facts: WordFacts;
  /** The lists that it is on. */
  readonly lists: readonly string[];
  /** Whether it is a word of the language as well, so that alone it is seldom a name. */
  readonly isWord: boolean;
};

/** One spelling for a word, however it was written. */
export function normOf(raw: string): string {
  const norm = normalize(raw).toLowerCase().replace(/[0-9]/g, '0');
  return norm === '' ? raw : norm.replace(/ى$/, 'ي').replace(/ة$/, 'ه');
}

/** Reads tokens, each once. */
export function createWordReader(lexicon: WordLexicon): (raw: string) => NameWord {
  const listsOf = createLists();
  return (raw) => {
    const norm = normOf(raw);
    const readings = readingsOf(fold(raw).toLowerCase()).map(({ rest }) => rest);
    const { stem, proclitics } = stemOf(norm, lexicon);
    const own = lexicon(norm);
    const facts = own.clusters.length > 0 || stem === norm ? own : lexicon(stem);
    return {
      ...{ norm, stem, proclitics, readings, facts, shape: shapeOf(raw), isWord: isAlsoWord(readings) },
      lists: /^[وف]?(على|إلى)$/.test(raw) ? [] : listsOf(readings),
    };
  };
}

const alsoWords = new Set(
  [...namesAndWords, ...placesAndWords, ...mostlyWords, ...townsAndWords, ...placeNouns].map(fold),
);
const isAlsoWord = (readings: readonly string[]): boolean =>
  readings.some((reading) => alsoWords.has(reading) || alsoWords.has(reading.replace(/^ال/, '')));

const shapeOf = (raw: string): string => {
  if (/^[\p{Script=Arabic}\u0640]+$/u.test(raw)) return 'a';
  if (/^\p{N}/u.test(raw)) return 'd';
  return /^[A-Za-z]/.test(raw) ? 'l' : 'p';
};

/** Takes a proclitic off where the news has the rest clearly more often than the whole. */
function stemOf(norm: string, lexicon: WordLexicon): { stem: string; proclitics: string } {
  let [stem, proclitics] = [norm, ''];
  const tryWithout = (proclitic: string, rest: string): void => {
    if (rest.length < 3 || lexicon(rest).frequency <= lexicon(stem).frequency) return;
    stem = rest;
    proclitics += proclitic;
  };
  if (/^[وف]/.test(stem)) tryWithout('و', stem.slice(1));
  if (stem.startsWith('لل')) tryWithout('ل', `ال${stem.slice(2)}`);
  else if (/^[بكل]/.test(stem)) tryWithout(stem.slice(0, 1), stem.slice(1));
  return { stem, proclitics };
}

/** Lists of words that stand in or beside names, by how a word may be read. */
function createLists(): (readings: readonly string[]) => string[] {
  const setOf = (words: readonly string[]) => new Set(words.map(fold));
  const demonyms = createDemonyms();
  const [first, sometimes, strong] = [setOf(firstNames), setOf(namesAndWords), setOf(strongTitles)];
  const others = {
    title: setOf(titles),
    tail: setOf(titleTails),
    particle: setOf(nameParticles),
    opener: setOf([...bodyOpeners, ...definiteOpeners]),
  };
  return (readings) => {
    const isOn = (set: { has(word: string): boolean }) => readings.some((reading) => set.has(reading));
    const found = Object.entries(others).flatMap(([name, set]) => (isOn(set) ? [name] : []));
    if (isOn(first)) found.push(isOn(sometimes) ? 'first-or-word' : 'first');
    if (isOn(strong)) found.push('strong');
    if (readings.some((reading) => demonyms.has(reading.replace(/^ال/, '')))) found.push('demonym');
    return found;
  };
}
