import { languageWords } from './data/languageWords.ts';

/** Letters that speak for a language of the Arabic script, and how much; those that several have say little. */
const LETTERS: Readonly<Record<string, readonly (readonly [RegExp, number])[]>> = {
  ar: [
    [/[ةىيكأإؤ]/g, 1],
    [/(?<![\p{L}\p{M}])[وفبك]?ال\p{L}/gu, 2],
  ],
  fa: [
    [/[پچژگیک]/g, 1.2],
    [/[يك]/g, 0.4],
    [/\u200c/g, 2],
  ],
  ur: [
    [/[ٹڈڑںےہھ]/g, 2.5],
    [/[پچژگیک]/g, 0.7],
  ],
  ku: [
    [/[ڕڵێۆەڤ]/g, 2],
    [/[پچژگیکئ]/g, 0.6],
  ],
};
const FRENCH = /[éèêëàâçùûôîïœ]|(?<![a-z])(?:[ldjnsm]|qu)['’](?=[\p{L}])/giu;
const ENGLISH = /[wk]|th|sh|ing(?![a-z])/gi;
/** Of Turkish, German, Spanish and others that are none of ours. */
const NEITHER = /[ğışñßäöüãõåøłčšžąęőű]/giu;
const SLICE = 400;
const LEAST_LETTERS = 12;
const WORD_WEIGHT = 3;
const LEAST_LATIN = 0.08;

/** ISO 639-1 of the text's main language, `und` where it is too short or of another one. */
export function detectLanguage(text: string): string {
  const sample = sampleOf(text);
  const arabic = count(sample, /[\u0620-\u064a\u0671-\u06d5]/g);
  const latin = count(sample, /[a-zà-ÿœğış]/gi);
  if (arabic + latin < LEAST_LETTERS || arabic + latin < count(sample, /\p{L}/gu) / 2) return 'und';
  return arabic >= latin ? amongArabicScript(sample, arabic) : amongLatin(sample, latin);
}

/** A page may begin or end in another language: of a long text the first, the middle and the last part. */
function sampleOf(text: string): string {
  if (text.length <= 3 * SLICE) return text;
  const middle = (text.length - SLICE) >> 1;
  return `${text.slice(0, SLICE)} ${text.slice(middle, middle + SLICE)} ${text.slice(-SLICE)}`;
}

function amongArabicScript(sample: string, letters: number): string {
  const words = sample.split(/[^\p{L}\p{M}\u200c]+/u).filter(Boolean);
  const scores = Object.entries(LETTERS).map(([language, kinds]): [string, number] => {
    const own = kinds.reduce((sum, [pattern, weight]) => sum + weight * count(sample, pattern), 0);
    return [language, WORD_WEIGHT * share(words, language) + own / letters];
  });
  // where nothing tells them apart it is Arabic, which is first
  return scores.sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'ar';
}

function amongLatin(sample: string, letters: number): string {
  const words = sample
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const neither = (3 * count(sample, NEITHER)) / letters;
  const english = share(words, 'en') + count(sample, ENGLISH) / letters;
  const french = share(words, 'fr') + (1.5 * count(sample, FRENCH)) / letters;
  const most = Math.max(english, french) - neither;
  if (most < LEAST_LATIN || (share(words, 'en') === 0 && share(words, 'fr') === 0 && words.length > 12))
    return 'und';
  return english >= french ? 'en' : 'fr';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const frequentWords = new Map(
  Object.entries(languageWords).map(([language, words]) => [language, new Set(words.split(' '))]),
);

function share(words: readonly string[], language: string): number {
  const frequent = frequentWords.get(language) ?? new Set();
  return words.filter((word) => frequent.has(word)).length / Math.max(1, words.length);
}
