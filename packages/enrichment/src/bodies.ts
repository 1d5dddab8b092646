import { fold } from '@rasid/arabic';
import {
  bodyAdjectives,
  bodyOpeners,
  definiteOpeners,
  namesakes,
  notOfBodies,
  openersBeforeNames,
  openersOfSeveral,
  purposes,
} from './data/organisations.ts';
import { titles } from './data/persons.ts';
import { createDemonyms } from './gazetteer.ts';
import type { Mention } from './knownNames.ts';
import { memoByLexeme, type Lexeme } from './lexeme.ts';
import type { TextWord, WordText } from './words.ts';

const foldedSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));
const openers = foldedSet(bodyOpeners);
const definite = foldedSet(definiteOpeners);
const beforeNames = foldedSet(openersBeforeNames);
const ofSeveral = foldedSet(openersOfSeveral);
const adjectives = foldedSet(bodyAdjectives);
const stops = foldedSet([...notOfBodies, ...titles]);
const namesakeTitles = foldedSet(namesakes);
const purposeNouns = foldedSet(purposes);
const fathers = foldedSet(['ابن', 'أبو', 'أبي', 'عبد']);
const MOST_WORDS = 6;

const openerOf = memoByLexeme(
  ({ readings }) => readings.find(({ rest }) => openers.has(rest) || definite.has(rest)) ?? null,
);
const isDefinite = memoByLexeme(({ folded }) => /^ال[\u0621-\u064a]{2,}$/.test(folded) && !stops.has(folded));
const isAdjective = memoByLexeme(
  (lexeme) => isDefinite(lexeme) && (/يه?$/.test(lexeme.folded) || adjectives.has(lexeme.folded)),
);
const isSecond = memoByLexeme(
  ({ folded }) => /^وال[\u0621-\u064a]{3,}$/.test(folded) && !stops.has(folded.slice(1)),
);
const isPurpose = memoByLexeme(
  ({ folded }) => folded.startsWith('ل') && purposeNouns.has(folded.replace(/^لل?/, '')),
);
const isProper = memoByLexeme(({ folded }) => /^(?![يتلبوفمسا])[\u0621-\u064a]{2,}[^هي]$/.test(folded));

const startsBody = memoByLexeme(({ folded }) => definite.has(folded) && folded !== 'الخارجيه');
const demonyms = createDemonyms();
/** «وزارة الداخلية السوري» is not said: such an adjective belongs to what stands before the body. */
const isMasculineOrigin = memoByLexeme(
  ({ folded }) => folded.endsWith('ي') && folded.startsWith('ال') && demonyms.has(folded.slice(2)),
);
const isPurposeNoun = memoByLexeme(({ folded }) => purposeNouns.has(folded));

/** Where the names of the gazetteer begin in the text, as far as a body's name may take them in or ends before them. */
export type KnownAt = ReadonlyMap<number, Mention>;

/**
 * Bodies that are named by what they are: «وزارة الخارجية», «جامعة بنغازي», «الشركة العامة للكهرباء», «الجيش الأردني».
 * The name goes on while what follows is definite, or says what the body is for.
 */
export function findBodies(text: WordText, original: string, known: KnownAt): Mention[] {
  const mentions: Mention[] = [];
  for (let i = 0; i < text.words.length; i++) {
    const opener = openerOf((text.words[i] as TextWord).lexeme);
    if (!opener) continue;
    const last = definite.has(opener.rest)
      ? endOfDefinite(text, i)
      : endOfConstruct(text, i, { opener: opener.rest, known });
    if (last === i) continue;
    const start = text.startInside(i, opener.taken);
    const end = text.words[last]?.end ?? start;
    const slice = original.slice(start, end).replace(/\s+/g, ' ');
    // the alef of «للقوات» is not written
    const name = definite.has(opener.rest) && !slice.startsWith('ال') ? `ال${slice}` : slice;
    mentions.push({ type: 'ORG', start, end, name, id: `org:${fold(name).replaceAll(' ', '-')}` });
    i = last;
  }
  return mentions;
}

/** The word behind `i`, where nothing but a space stands between. */
const next = (text: WordText, i: number): Lexeme | undefined =>
  text.isBrokenAfter(i) ? undefined : text.words[i + 1]?.lexeme;

/** «المجلس الأعلى للآثار»: adjectives, then what the body is for. */
function endOfDefinite(text: WordText, first: number): number {
  let last = first;
  for (let word = next(text, last); word && isAdjective(word); word = next(text, last)) last += 1;
  return last === first ? first : endOfPurpose(text, last);
}

/** «وزارة الحج والعمرة», «جامعة الملك سعود», «بلدية بيت لحم»: definite words, or one proper name. */
function endOfConstruct(
  text: WordText,
  first: number,
  { opener, known }: { opener: string; known: KnownAt },
): number {
  let last = beforeNames.has(opener) ? endOfProper(text, first, known) : first;
  const isProperName = last > first;
  let isPurposeOpen = true;
  for (let word = next(text, last); word && last - first < MOST_WORDS; word = next(text, last)) {
    if (last > first && (startsBody(word) || (opener.endsWith('ه') && isMasculineOrigin(word)))) break;
    const isFurther =
      last > first && ofSeveral.has(opener) && isSecond(word) && !known.has(startOf(text, last) + 1);
    isPurposeOpen &&= !isProperName && isPurposeNoun(word) && isDefiniteAfter(text, last + 1);
    if (isProperName ? !isAdjective(word) : !isDefinite(word) && !isFurther && !isPurposeOpen) break;
    last += 1;
  }
  return last === first || opener === 'وزاره' ? last : endOfPurpose(text, last);
}

/** «مكافحة الإرهاب», «حماية حقوق المستهلك»: behind a noun of purpose, maybe one more, a definite word. */
const isDefiniteAfter = (text: WordText, i: number): boolean => {
  const [word, further] = [next(text, i), next(text, i + 1)];
  if (!word || isDefinite(word)) return word !== undefined;
  return isPurposeNoun(word) && further !== undefined && isDefinite(further);
};

const startOf = (text: WordText, before: number): number => text.words[before + 1]?.start ?? 0;

/** A place, the one after whom the body is called, or a word that is none of the language's. */
function endOfProper(text: WordText, first: number, known: KnownAt): number {
  const word = next(text, first);
  if (!word) return first;
  const place = known.get(startOf(text, first));
  if (place?.type === 'LOC') {
    let last = first + 1;
    while ((text.words[last]?.end ?? Infinity) < place.end) last++;
    return text.words[last]?.end === place.end ? last : first;
  }
  if ((namesakeTitles.has(word.folded) || fathers.has(word.folded)) && next(text, first + 1))
    return first + 2;
  return isProper(word) ? first + 1 : first;
}

/** «للآثار», and «لكرة» with a definite word behind it. */
function endOfPurpose(text: WordText, last: number): number {
  const word = next(text, last);
  if (!word || !isPurpose(word)) return last;
  let end = last + 1;
  if (!word.folded.startsWith('لل')) {
    const noun = next(text, end);
    if (!noun || !isDefinite(noun)) return last;
    end += 1;
  }
  for (let more = next(text, end); more && (isAdjective(more) || isSecond(more)); more = next(text, end))
    end += 1;
  return end;
}
