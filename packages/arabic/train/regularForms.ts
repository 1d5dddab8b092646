import type { BaseWords } from './baseWords.ts';

const LEAST_COUNT = 10;
const NOMINAL = 0.04;
const LEAST_LIKENESS = 0.1;
const LEAST_LIKENESS_OF_DUAL = 0.2;
/** Of a word that is so much rarer than its lemma hardly anything is known. */
const RATIO_OF_RARE = 15;
const LEAST_LIKENESS_OF_RARE = 0.05;
/** Numerals are no plurals of each other: ثلاثون, خمسين. */
const NUMERAL = /^(?:عشر|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع)(?:ون|ين)$/;

/**
 * What sound plurals, duals and accusatives are forms of: endings that leave the word as it is, so that less has to speak
 * for them than for other pairs of words. مهندسون, جامعتين, لاعبو; undefined where the news knows no such word.
 */
export function regularLemmaOf(word: string, bases: BaseWords): string | undefined {
  const { countOf, definiteShareOf, likeness } = bases;
  // many names end as duals do: عدنان, غوريون
  const least = word.length - 2 < 4 || word.endsWith('ان') ? LEAST_LIKENESS_OF_DUAL : LEAST_LIKENESS;
  const isAlike = (lemma: string): boolean =>
    likeness(word, lemma) > (countOf(lemma) > RATIO_OF_RARE * countOf(word) ? LEAST_LIKENESS_OF_RARE : least);
  return candidatesOf(word, bases).find(
    (lemma) => countOf(lemma) >= LEAST_COUNT && definiteShareOf(lemma) > NOMINAL && isAlike(lemma),
  );
}

function* candidatesOf(word: string, { countOf, definiteShareOf }: BaseWords): Generator<string> {
  const stem = (letters: number): string => word.slice(0, -letters);
  if (/^.{4,}(?:ون|ين)$/.test(word) && !NUMERAL.test(word)) yield stem(2);
  if (/^.{3,}(?:تين|تان)$/.test(word)) yield `${stem(3)}ة`;
  if (/^.{3,}تي$/.test(word)) yield `${stem(2)}ة`;
  if (/^.{3,}ات$/.test(word)) {
    const [feminine, masculine] = [`${stem(2)}ة`, stem(2)];
    yield* countOf(feminine) > 0.3 * countOf(masculine) ? [feminine] : [masculine, feminine];
  }
  if (/^.{3,}ويات$/.test(word)) yield `${stem(3)}ى`;
  if (/^.{3,}يات$/.test(word)) yield `${stem(3)}ى`;
  // before its genitive a plural has no ن, and no article
  if (/^.{4,}[وي]$/.test(word) && definiteShareOf(word) < 0.03 && countOf(`${stem(1)}ين`) >= 5) yield stem(1);
  if (/^.{3,}(?:ان|ين)$/.test(word) && countOf(`${stem(2)}ان`) >= 5 && countOf(`${stem(2)}ين`) >= 5)
    yield stem(2);
}
