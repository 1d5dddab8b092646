const WORDS: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'في',
    'من',
    'على',
    'إلى',
    'أن',
    'التي',
    'الذي',
    'عن',
    'مع',
    'هذا',
    'هذه',
    'كما',
    'بعد',
    'قال',
    'إن',
    'ما',
    'لا',
    'وقد',
    'كان',
  ],
  fa: ['است', 'این', 'که', 'از', 'را', 'با', 'برای', 'به', 'در', 'می', 'شد', 'های', 'آن', 'کرد', 'شده'],
  ur: ['ہے', 'کے', 'کی', 'میں', 'کا', 'اور', 'سے', 'نے', 'کو', 'پر', 'ہیں', 'یہ', 'تھا'],
  ku: ['لە', 'بۆ', 'کە', 'بە', 'ئەو', 'دەکات', 'لەگەڵ', 'هەر', 'ئەم', 'بوو', 'و'],
  en: ['the', 'of', 'and', 'to', 'in', 'a', 'is', 'that', 'for', 'on', 'was', 'with', 'by', 'as'],
  fr: [
    'le',
    'la',
    'les',
    'de',
    'des',
    'et',
    'à',
    'en',
    'un',
    'une',
    'du',
    'est',
    'que',
    'dans',
    'pour',
    'qui',
  ],
};
/** Letters that one of the languages in Arabic script has and Arabic does not. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  fa: /[پچژگیک]/g,
  ur: /[ٹڈڑںےہھ]/g,
  ku: /[ڕڵێۆەڤ]/g,
};
const ARABIC_ONLY = /[ةىيكأإؤئ]/g;
const SAMPLE_CHARACTERS = 1_200;
const LEAST_LETTERS = 12;

/** ISO 639-1 of the text's main language, `und` where it is too short or of another one. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  const arabic = count(sample, /[\u0600-\u06ff]/g);
  const latin = count(sample, /[a-zà-ÿ]/gi);
  if (arabic + latin < LEAST_LETTERS) return 'und';
  return arabic >= latin ? amongArabicScript(sample, arabic) : amongLatin(sample);
}

function amongArabicScript(sample: string, letters: number): string {
  const words = sample.split(/[^\p{L}\p{M}]+/u);
  const scores = ['ar', 'fa', 'ur', 'ku'].map((language): [string, number] => {
    const own = LETTERS[language] ?? ARABIC_ONLY;
    return [language, 3 * share(words, language) + count(sample, own) / letters];
  });
  return scores.sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'ar';
}

function amongLatin(sample: string): string {
  const words = sample.toLowerCase().split(/[^\p{L}]+/u);
  const [english, french] = [share(words, 'en'), share(words, 'fr')];
  if (Math.max(english, french) < 0.06) return 'und';
  return english >= french ? 'en' : 'fr';
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const frequentWords = new Map(Object.entries(WORDS).map(([language, words]) => [language, new Set(words)]));

function share(words: readonly string[], language: string): number {
  const frequent = frequentWords.get(language) ?? new Set();
  return words.filter((word) => frequent.has(word)).length / Math.max(1, words.length);
}
