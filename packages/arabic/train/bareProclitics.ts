import type { BaseWords } from './baseWords.ts';
import { closedClass } from './closedClass.ts';
import { keptNames } from './keptNames.ts';
import type { UniMorph } from './unimorph.ts';
import type { Vocabulary } from './vocabulary.ts';

const RATIO = 8;
const LEAST_LETTERS = 4;
const NOMINAL = 0.03;
const FREQUENT_NAME = 150;
const RARELY_DEFINITE = 0.02;
const PROCLITIC = /^(?:[وف]?[بل]|[وفك])(?=.)/;

/**
 * The word behind a bare و, ف, ب, ل or ك where the company that the two keep could not tell, as with بفيروس, which stands
 * behind إصابة: a noun or name that is much more frequent than the whole, which never has an article itself.
 */
export function createBareSplitter(
  { countOf: occurrencesOf }: Vocabulary,
  { countOf, definiteShareOf }: BaseWords,
  { lemmasOf }: UniMorph,
): (word: string) => string | undefined {
  const isKnown = (word: string): boolean =>
    keptNames.has(word) || (definiteShareOf(word) > NOMINAL ? countOf(word) >= 30 : isFrequentName(word));
  const isFrequentName = (word: string): boolean =>
    countOf(word) >= FREQUENT_NAME && definiteShareOf(word) < RARELY_DEFINITE && !/^[يتن]/.test(word);
  return (word) => {
    if (keptNames.has(word) || closedClass.has(word) || lemmasOf.has(word)) return undefined;
    if (definiteShareOf(word) > 0) return undefined;
    const [proclitic = ''] = PROCLITIC.exec(word) ?? [];
    for (let letters = proclitic.length; letters > 0; letters--) {
      const rest = word.slice(letters);
      const isRare = countOf(rest) >= RATIO * Math.max(occurrencesOf(word), countOf(word));
      if (rest.length >= LEAST_LETTERS && isRare && isKnown(rest)) return rest;
    }
    return undefined;
  };
}
