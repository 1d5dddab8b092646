import { cityLines } from '../../src/data/cities.ts';
import { mostlyWords, placesAndWords } from '../../src/data/commonWords.ts';
import { firstNames, namesAndWords } from '../../src/data/firstNames.ts';
import { knownPersonLines } from '../../src/data/knownPersons.ts';
import { organisationLines } from '../../src/data/organisations.ts';
import { regionLines } from '../../src/data/regions.ts';
import { townNames, townsAndWords } from '../../src/data/towns.ts';
import { createRandom } from '../random.ts';
import * as words from './ownWords.ts';
import type { TaggedSentence } from './taggedCorpora.ts';

type Piece = { readonly text: string; readonly type?: string };
export type Choose = <T>(of: readonly T[]) => T;

const lines = (text: string, cut: RegExp): string[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => line.replace(cut, '').split('|'));
/** Names that are words as well would teach that the words are names. */
const alsoWords = new Set([...townsAndWords, ...placesAndWords, ...mostlyWords]);
export const places = [
  ...lines(cityLines, / [A-Z]{2} \S+ \S+$/),
  ...lines(regionLines, / [A-Z]{2} \S+ \S+$/),
  ...townNames,
  ...words.countries,
].filter((name) => !alsoWords.has(name));
const bodies = lines(organisationLines, /$^/);
const people = lines(knownPersonLines, /$^/);
const surelyFirst = firstNames.filter((name) => !namesAndWords.includes(name));

/** News sentences with names in them, made of our own patterns and lists: the same ones from the same seed. */
export function ownSentences(count: number, seed: number): TaggedSentence[] {
  const random = createRandom(seed);
  const choose: Choose = (of) => of[Math.floor(random() * of.length)] as (typeof of)[number];
  return Array.from({ length: count }, () => sentenceOf(choose(words.patterns), choose, random));
}

function sentenceOf(pattern: string, choose: Choose, random: () => number): TaggedSentence {
  const tokens: string[] = [];
  const tags: string[] = [];
  for (const part of pattern.split(' ')) {
    const [, proclitics = '', slot = ''] = /^([وفلبك]*)\{(\w+)\}$/.exec(part) ?? [];
    const pieces: Piece[] = slot === '' ? [{ text: part }] : piecesOf(slot, choose, random);
    pieces.forEach(({ text, type }, p) => {
      const body = p === 0 ? joined(proclitics, text) : text;
      body.split(' ').forEach((token, i) => {
        tokens.push(token);
        tags.push(type === undefined ? 'O' : `${i === 0 ? 'B' : 'I'}-${type}`);
      });
    });
  }
  return { tokens: tokens.map((token) => spelt(token, random)), tags };
}

/** «ل» and «ال» make «لل». */
const joined = (proclitics: string, text: string): string =>
  proclitics.endsWith('ل') && text.startsWith('ال') ? `${proclitics}ل${text.slice(2)}` : proclitics + text;

/** Some writers leave hamzas out, some write ى for ي. */
function spelt(token: string, random: () => number): string {
  const chance = random();
  if (chance < 0.06) return token.replace(/^([وفبلك]?)[أإآ]/, '$1ا').replace(/^(ال)[أإآ]/, '$1ا');
  return chance < 0.08 ? token.replace(/ي$/, 'ى') : token;
}

function piecesOf(slot: string, choose: Choose, random: () => number): Piece[] {
  switch (slot) {
    case 'PER':
      return [{ text: personName(choose, random), type: 'PER' }];
    case 'SURNAME':
      return [{ text: choose(words.surnames), type: 'PER' }];
    case 'FOREIGN':
      return [{ text: `${choose(words.foreignFirst)} ${choose(words.foreignLast)}`, type: 'PER' }];
    case 'LOC':
      return [{ text: choose(places), type: 'LOC' }];
    case 'SITE':
      return [{ text: siteName(choose), type: 'LOC' }];
    case 'ORG':
      return [{ text: random() < 0.4 ? choose(bodies) : bodyName(choose, random), type: 'ORG' }];
    case 'CLUB':
      return [{ text: choose(words.clubs), type: 'ORG' }];
    case 'FIRM':
      return [{ text: random() < 0.5 ? `شركة ${choose(words.firms)}` : choose(words.firms), type: 'ORG' }];
    case 'MISC':
      return [{ text: choose(words.others), type: 'MISC' }];
    case 'TITLE':
      return [{ text: choose(words.roles) }];
    case 'NISBA':
      return [{ text: choose(words.nisbas) }];
    default:
      return [{ text: choose(words.fillers[slot] ?? ['']) }];
  }
}

const siteName = (choose: Choose): string => choose(words.placeKinds).replace('@', () => choose(places));

export function personName(choose: Choose, random: () => number): string {
  const chance = random();
  if (chance < 0.15) return choose(people);
  if (chance < 0.3) return `${choose(words.foreignFirst)} ${choose(words.foreignLast)}`;
  const last = random() < 0.75 ? choose(words.surnames) : choose(firstNames);
  const middle = random();
  if (middle < 0.15) return `${choose(firstNames)} ${choose(firstNames)} ${last}`;
  if (middle < 0.22) return `${choose(firstNames)} بن ${choose(firstNames)} ${last}`;
  if (middle < 0.27) return `${choose(firstNames)} بن ${choose(firstNames)} آل ${choose(surelyFirst)}`;
  return `${choose(firstNames)} ${last}`;
}

/** A body by what it is, and what for, of whom or where. */
function bodyName(choose: Choose, random: () => number): string {
  const kind = choose(words.bodyKinds);
  const complement = choose(kind.of);
  const head = choose(kind.heads);
  const adjective =
    random() < kind.adjectives ? ` ${choose(/ة$/.test(head) ? words.feminine : words.masculine)}` : '';
  const text = complement === '@' ? choose(places) : complement.replace('@', () => choose(places));
  return kind.adjectiveFirst ? `${head}${adjective} ${text}`.trim() : `${head} ${text}${adjective}`.trim();
}
