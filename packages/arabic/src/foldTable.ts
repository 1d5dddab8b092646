/** What a character becomes; an empty target removes it. */
export type Fold = readonly [from: string, to: string];

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));

const removed: Fold[] = [
  ...range(0x0610, 0x061a), // Koranic signs
  '\u061c', // Arabic letter mark
  '\u0640', // tatweel
  ...range(0x064b, 0x065f), // harakat, shadda, sukun, madda and hamza marks
  '\u0670', // superscript alef
  ...range(0x06d6, 0x06dc),
  ...range(0x06df, 0x06e4),
  ...range(0x06e7, 0x06e8),
  ...range(0x06ea, 0x06ed),
  '\u00ad', // soft hyphen
  ...range(0x200b, 0x200f), // zero-width characters, direction marks
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x2069),
  '\ufeff',
  ...range(0xfe70, 0xfe7f), // presentation forms of the marks
].map((from): Fold => [from, '']);

/** Letters that news writes in several ways, each folded to one. */
const letters: Fold[] = [
  ...['أ', 'إ', 'آ', 'ٱ', 'ٲ', 'ٳ', 'ٵ'].map((from): Fold => [from, 'ا']),
  ['ؤ', 'ء'], // so that مسؤول and مسئول are one
  ['ئ', 'ء'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ے', 'ي'],
  ['ۓ', 'ي'],
  ['ۀ', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ۃ', 'ة'],
  ['ھ', 'ه'],
  ['ک', 'ك'],
  ['ڪ', 'ك'],
  ['گ', 'ك'],
  ['ڤ', 'ف'],
  ['پ', 'ب'],
  ['چ', 'ج'],
  ['ژ', 'ز'],
];

/** Hashtags join words by it: #الاتحاد_الأوروبي. */
const connector: Fold = ['_', ' '];

const digits: Fold[] = [0x0660, 0x06f0].flatMap((zero) =>
  Array.from({ length: 10 }, (_, digit): Fold => [String.fromCharCode(zero + digit), String(digit)]),
);

const plain = new Map([...letters, ...digits]);
const foldPlain = (text: string): string => [...text].map((letter) => plain.get(letter) ?? letter).join('');

/** Presentation forms and ligatures become the letters that they stand for, folded in turn. */
const presentationForms: Fold[] = [...range(0xfb50, 0xfdff), ...range(0xfe80, 0xfefc)].flatMap(
  (from): Fold[] => {
    const letters = from
      .normalize('NFKD')
      .replace(/[\u0610-\u061a\u064b-\u065f\u0670 ]/g, '')
      .normalize('NFC');
    return letters === from || !/^[\u0600-\u06ff]+$/.test(letters) ? [] : [[from, foldPlain(letters)]];
  },
);

/**
 * Spellings that are one word to every reader: the table of all text fields. The index's char filter and the TypeScript
 * analyzer are both made from it.
 */
export const normalTable: readonly Fold[] = [
  ...removed,
  ...letters,
  connector,
  ...digits,
  ...presentationForms,
];

/** Last letters that some write for each other. In text, `lexicon.json` knows which words they tell apart. */
const lastLetters: Fold[] = [
  ['ى', 'ي'],
  ['ة', 'ه'],
];
const foldLast = (text: string): string =>
  lastLetters.reduce((folded, [from, to]) => folded.replaceAll(from, to), text);

/** The table of names and labels, where the last letters fall together as well. */
export const foldTable: readonly Fold[] = [
  ...normalTable.map(([from, to]): Fold => [from, foldLast(to)]),
  ...lastLetters,
];
