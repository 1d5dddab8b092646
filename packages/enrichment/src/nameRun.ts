import { fold } from '@rasid/arabic';
import { firstNames, namesAndWords } from './data/firstNames.ts';
import { nameParticles, notNames, titles, titleTails } from './data/persons.ts';
import { memoByLexeme, type Lexeme, type Reading } from './lexeme.ts';
import type { WordText } from './words.ts';

const barred = new Set([...notNames, ...titles].map(fold));
const firstSet = new Set(firstNames.map(fold).filter((name) => !barred.has(name)));
const wordSet = new Set(namesAndWords.map(fold));
const particleSet = new Set(nameParticles.map(fold));
const tailSet = new Set(titleTails.map(fold));
/** What makes one name of two words: «نور الدين», «سيف الإسلام». */
const secondHalves = new Set(['الدين', 'الله', 'الإسلام'].map(fold));
const MOST_WORDS = 5;

/** A run of names: from a number of folded letters into its first word to its last word. */
export type NameRun = { readonly taken: number; readonly last: number; readonly names: number };

const firstNameReading = memoByLexeme(
  ({ folded, readings }) =>
    readings.find(({ rest }) => firstSet.has(rest) || (particleSet.has(rest) && rest !== folded)) ??
    readings.find(({ rest }) => particleSet.has(rest)) ??
    null,
);

/** A word of letters that is neither barred nor has what only verbs and prepositions begin with. */
const isNameLike = memoByLexeme(
  ({ folded, readings }) =>
    /^[\u0621-\u064a]{2,}$/.test(folded) &&
    (firstSet.has(folded) || !readings.some(({ rest }) => barred.has(rest))) &&
    (firstSet.has(folded) || !/^(?:و?[بلك]ال|لل|وال|سي(?!د)|وي|ي...)/.test(folded)),
);

/** «المرزوقي»: the name of a family, town or tribe with the article. */
const isFamilyName = memoByLexeme(
  ({ folded }) => /^ال.{2,}ي$/.test(folded) && !tailSet.has(folded) && !barred.has(folded),
);

const isFirstName = ({ folded }: Lexeme): boolean => firstSet.has(folded);

/** A run that a known first name begins; without a title before it, a word that may be anything needs a name behind it. */
export function readKnownName(text: WordText, i: number, hasTitle: boolean): NameRun | undefined {
  const lexeme = text.words[i]?.lexeme;
  const reading = lexeme && firstNameReading(lexeme);
  if (!reading) return undefined;
  if (hasTitle && tailSet.has(lexeme.folded)) return undefined;
  const isUnsure = wordSet.has(reading.rest) || reading.taken > 0;
  const run = runFrom(text, i, reading, isUnsure);
  if (run === undefined || hasTitle) return run;
  return run.names >= 2 && (!isUnsure || isNameBehind(text, i)) ? run : undefined;
}

/** A run of unknown names, as it may stand behind a title that only people bear. */
export function readUnknownName(text: WordText, i: number): NameRun | undefined {
  const lexeme = text.words[i]?.lexeme;
  if (!lexeme || !isNameLike(lexeme) || tailSet.has(lexeme.folded) || lexeme.folded.startsWith('ال'))
    return undefined;
  const run = runFrom(text, i, { rest: lexeme.folded, taken: 0 }, true);
  return run && run.names >= 2 ? run : undefined;
}

function isNameBehind(text: WordText, i: number): boolean {
  const next = text.words[i + 1]?.lexeme;
  return (
    next !== undefined &&
    ((isFirstName(next) && !wordSet.has(next.folded)) ||
      particleSet.has(next.folded) ||
      secondHalves.has(next.folded) ||
      isFamilyName(next))
  );
}

/** Goes on over the second name, and behind it over what surely is one. */
function runFrom(
  text: WordText,
  first: number,
  { rest, taken }: Reading,
  isUnsure: boolean,
): NameRun | undefined {
  let last = first;
  let isOpen = particleSet.has(rest);
  let names = isOpen ? 0 : 1;
  for (let i = first + 1; i < text.words.length && i - first < MOST_WORDS; i++) {
    const lexeme = text.words[i]?.lexeme;
    if (!lexeme || text.isBrokenAfter(i - 1)) break;
    if (secondHalves.has(lexeme.folded) && !isOpen) {
      last = i;
      continue;
    }
    const isParticle = particleSet.has(lexeme.folded);
    if (!isNameLike(lexeme) || (!isOpen && !isParticle && !goesOn(text, i, names, isUnsure))) break;
    if (!isParticle) {
      names += 1;
      last = i;
    }
    isOpen = isParticle;
  }
  return names === 0 ? undefined : { taken, last, names };
}

function goesOn(text: WordText, i: number, names: number, isUnsure: boolean): boolean {
  const lexeme = text.words[i]?.lexeme as Lexeme;
  const before = text.words[i - 1]?.lexeme;
  const isFamilyLike = !lexeme.folded.startsWith('ال') || !isUnsure || isFamilyName(lexeme);
  if (names < 2) return !tailSet.has(lexeme.folded) && isFamilyLike;
  return isFirstName(lexeme) || (isFamilyName(lexeme) && before !== undefined && isFirstName(before));
}
