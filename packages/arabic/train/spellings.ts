import type { UniMorph } from './unimorph.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A variant is a slip of the pen where it is this much rarer than the word itself. */
const RARE = 0.05;
const LEAST_COUNT = 20;
/** مبادئ and شيء, which some write as مبادىء and شىء. */
const HAMZA_ON_YA = /(?:ا.|ي)ء$/;
/** Names whose last ى Persian keyboards, and Egyptian habits turned round, write as ي. */
const NAMES = ['موسى', 'عيسى', 'مصطفى', 'يحيى', 'مرتضى', 'ليلى', 'سلمى', 'لبنى', 'مجتبى'];

/**
 * Words with a last letter that some write otherwise, by their spellings: مصطفي is مصطفى, فى is في, مدرسه is مدرسة; but
 * هدى and هدي, كتابة and كتابه stay two words. A word of which both spellings are right stands there as itself.
 */
export function findSpellings({ words, countOf }: Vocabulary, { lemmasOf }: UniMorph): Map<string, string> {
  const spellings = new Map<string, string>();
  for (const word of words) {
    const stem = word.slice(0, -1);
    const variant = `${stem}ي`;
    if (word.endsWith('ى') && countOf(variant) >= countOf(word) / RARE) spellings.set(word, variant);
    else if (word.endsWith('ى')) {
      spellings.set(word, word);
      const isSlip = countOf(variant) < RARE * countOf(word) && word.length > 4 && !lemmasOf.has(variant);
      if (isSlip) spellings.set(variant, word);
    }
    if (word.endsWith('ه') && isWrittenSo(word, stem, countOf)) spellings.set(word, word);
    if (
      word.endsWith('ة') &&
      word.length > 3 &&
      countOf(word) >= LEAST_COUNT &&
      !isWrittenSo(`${stem}ه`, stem, countOf) &&
      !lemmasOf.has(`${stem}ه`)
    )
      spellings.set(`${stem}ه`, word);
  }
  for (const name of NAMES) spellings.set(name, name).set(name.replace(/ى$/, 'ي'), name);
  for (const word of words) if (HAMZA_ON_YA.test(word)) spellings.set(word.replace(/ي?ء$/, 'ىء'), word);
  return spellings;
}

/** A last ه that is the word's own or a pronoun: the word is not rare beside the one in ة, or beside the one without. */
const isWrittenSo = (word: string, stem: string, countOf: (word: string) => number): boolean =>
  countOf(word) > RARE * countOf(`${stem}ة`) || (countOf(stem) > countOf(`${stem}ة`) && countOf(word) > 0);
