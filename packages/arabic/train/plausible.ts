import type { BaseWords } from './baseWords.ts';
import type { UniMorph } from './unimorph.ts';

const ADJECTIVE = 0.3;

/** Whether a word may have the lemma at all, by what the news shows of both: rules of Arabic morphology. */
export function isPlausible(
  word: string,
  lemma: string,
  bases: BaseWords,
  lemmasOf: UniMorph['lemmasOf'],
): boolean {
  return isPlausibleNoun(word, lemma, bases) && isPlausibleVerb(word, lemma, bases, lemmasOf);
}

function isPlausibleNoun(
  word: string,
  lemma: string,
  { countOf, definiteShareOf, adjectiveShareOf }: BaseWords,
): boolean {
  if (lemma === `${word}ة`) return false;
  // a plural before its genitive has no article, a nisba has one: مشجعي is no صيني
  if (word === `${lemma}ي`) return definiteShareOf(word) < 0.03;
  if (word === `${lemma}ية`) return false;
  // a dual has an oblique case as well: طرفان and طرفين, but only سليمان
  if (word === `${lemma}ان`) return countOf(`${lemma}ين`) > 0.15 * countOf(word);
  if (word === `${lemma}ة`) return adjectiveShareOf(word) > ADJECTIVE;
  if (word === `${lemma}ات`)
    return countOf(`${lemma}ة`) < 0.3 * countOf(lemma) || adjectiveShareOf(`${lemma}ة`) > ADJECTIVE;
  return true;
}

function isPlausibleVerb(
  word: string,
  lemma: string,
  { countOf }: BaseWords,
  lemmasOf: UniMorph['lemmasOf'],
): boolean {
  const listed = lemmasOf.get(word);
  // يتوقع is of توقع and not of وقع
  if (
    /^[يتن]ت/.test(word) &&
    !lemma.startsWith('ت') &&
    !lemma.startsWith('ات') &&
    !/^ا.ت/.test(lemma) &&
    countOf(word.slice(1)) >= 5 &&
    !word.slice(1).startsWith('تت')
  )
    return lemma[1] === 'ت' || (lemma.startsWith('ا') && lemma[2] === 'ت');
  if (
    word.startsWith('ت') &&
    !lemma.startsWith('ت') &&
    countOf(`ي${word}`) >= Math.max(3, 0.05 * countOf(word))
  )
    return false;
  // أخرج is rather a verb of its own than the first person of خرج
  if (word === `ا${lemma}`)
    return listed?.get(lemma) === 'verb' && !listed.has(word) && countOf(`ي${lemma}`) > 0;
  if (word.startsWith('ا') && !lemma.startsWith('ا') && !listed?.has(lemma) && /[تاون]$/.test(word))
    return !word.includes(lemma);
  return true;
}
