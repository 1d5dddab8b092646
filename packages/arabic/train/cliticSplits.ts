import { closedClass } from './closedClass.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Split = { readonly proclitics: string; readonly base: string; readonly enclitic: string };

const WITH_ARTICLE = ['ال', 'وال', 'فال', 'بال', 'كال', 'وبال', 'وكال', 'فبال', 'لل', 'ولل', 'فلل'];
const BARE = ['و', 'ف', 'ب', 'ل', 'ك', 'س', 'وب', 'ول', 'وك', 'وس', 'فب', 'فل', 'فس', 'فك'];
const ENCLITICS = ['ه', 'ها', 'هم', 'هما', 'هن', 'نا', 'كم', 'ني'];
const FUTURE = /^[وف]?س$/;
const LEAST_SCORE = 0.35;
/** What each further enclitic that is met behind the same word speaks for this one, and all of them together. */
const OTHER_ENCLITIC = 0.35;
const MOST_OF_OTHERS = 1.05;

/**
 * Where a word of the news carries clitics, and which: the split is taken whose base is frequent beside the whole word
 * and keeps its company. و in وزير stays, since زير is rare and known from elsewhere; و in وقوات goes.
 */
export function createSplitter(vocabulary: Vocabulary): (word: string) => Split {
  return (word) => {
    const whole: Split = { proclitics: '', base: word, enclitic: '' };
    if (closedClass.has(word) || word.length < 3) return whole;
    let best = whole;
    let bestScore = LEAST_SCORE;
    for (const split of splitsOf(word, vocabulary)) {
      const score = scoreOf(word, split, vocabulary);
      if (score > bestScore) [best, bestScore] = [split, score];
    }
    return best;
  };
}

type Candidate = Split & { readonly article: boolean };

function* splitsOf(word: string, { hamzaShareOf }: Vocabulary): Generator<Candidate> {
  if (/^لل.{3}/.test(word)) yield* endings('ل', `ل${word.slice(2)}`, true);
  if (/^ولل.{3}/.test(word)) yield* endings('ول', `ل${word.slice(3)}`, true);
  yield* endings('', word, false);
  for (const clitics of WITH_ARTICLE) {
    // a written hamza belongs to the word: ألمانيا and وإلغاء have no article
    const hasHamza = clitics.endsWith('ال') && hamzaShareOf(word.slice(clitics.length - 2)) > 0.5;
    if (word.startsWith(clitics) && !hasHamza) yield* endings(clitics, word.slice(clitics.length), true);
  }
  for (const clitics of BARE)
    if (word.startsWith(clitics) && word.length - clitics.length >= 3)
      yield* endings(clitics, word.slice(clitics.length), false);
}

function* endings(proclitics: string, rest: string, article: boolean): Generator<Candidate> {
  for (const enclitic of ['', ...(article ? [] : ENCLITICS)]) {
    if ((proclitics === '' && enclitic === '') || !rest.endsWith(enclitic)) continue;
    const stem = enclitic === '' ? rest : rest.slice(0, -enclitic.length);
    if (stem.length < (article || enclitic !== '' ? 2 : 3)) continue;
    for (const base of basesOf(stem, enclitic)) {
      if (closedClass.has(base) && !(proclitics === 'و' && enclitic === '' && base.length > 2)) continue;
      if (FUTURE.test(proclitics) && !/^[يتنا]/.test(base)) continue;
      yield { proclitics, base, enclitic, article };
    }
  }
}

/** Before an enclitic ة is written ت, and ى is written ا. */
function basesOf(stem: string, enclitic: string): string[] {
  if (enclitic === '') return [stem];
  if (stem.endsWith('ت') && stem.length > 3) return [stem, `${stem.slice(0, -1)}ة`];
  if (stem.endsWith('ا') && stem.length > 2) return [stem, `${stem.slice(0, -1)}ى`];
  return [stem];
}

function scoreOf(word: string, split: Candidate, vocabulary: Vocabulary): number {
  const { proclitics, base, enclitic, article } = split;
  const { countOf, likeness } = vocabulary;
  const count = article ? countWithoutArticle(word, base, vocabulary) : countOf(base);
  if (count === 0) return -Infinity;
  const definite = article || countOf(base) < countOf(`ال${base}`) ? likeness(word, `ال${base}`) : 0;
  const score = 4 * Math.max(likeness(word, base), definite) + 0.35 * Math.log(count / countOf(word));
  return (
    score -
    costOf(split) +
    siblingsOf(word, split, vocabulary) -
    (base.length - (enclitic !== '' && base.endsWith('ة') ? 1 : 0) <= 2 ? 0.6 : 0) +
    (proclitics !== '' && enclitic !== '' && !article ? 0.6 : 0)
  );
}

/** دوره is rather دور and ه where دورها and دورهم are met, which no feminine noun written with ه has. */
function siblingsOf(word: string, { enclitic }: Candidate, { countOf }: Vocabulary): number {
  if (enclitic === '') return 0;
  const stem = word.slice(0, -enclitic.length);
  const others = ENCLITICS.filter((each) => each !== enclitic && countOf(stem + each) > 0).length;
  return Math.min(MOST_OF_OTHERS, others * OTHER_ENCLITIC);
}

/** A word with an article is also met without it, or behind لل. */
const countWithoutArticle = (word: string, base: string, { countOf }: Vocabulary): number =>
  word.includes(`لل${base}`)
    ? countOf(base) + countOf(`ال${base}`)
    : countOf(base) + 3 * countOf(`لل${base}`);

function costOf({ proclitics, base, enclitic, article }: Candidate): number {
  const forEnclitic = enclitic === '' ? 0 : enclitic.length === 1 ? 1.7 : 0.9;
  if (article) return forEnclitic - (base.length >= 3 ? 1.6 : -0.2);
  const forProclitics = proclitics === '' ? 0 : proclitics === 'و' ? 1.2 : proclitics.length === 1 ? 1.5 : 1;
  return forEnclitic + forProclitics;
}
