/** What a charset of one byte a character has for each byte; U+FFFD where it has nothing. */
export type SingleByteCharset = { readonly label: string; readonly letters: string };

/** ASCII below, the letters of a charset that the platform doesn't know above. */
const fromTable = (label: string, upper: string): SingleByteCharset => ({
  label,
  letters: `${Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte)).join('')}${upper}`,
});

const fromPlatform = (label: string): SingleByteCharset => {
  const decoder = new TextDecoder(label);
  return {
    label,
    letters: Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte))).join(''),
  };
};

export const WINDOWS_1256 = fromPlatform('windows-1256');
export const ISO_8859_6 = fromPlatform('iso-8859-6');
export const WINDOWS_1252 = fromPlatform('windows-1252');
/** Of DOS, still declared by old archives (IBM, code page 720). */
export const CP720 = fromTable(
  'cp720',
  '\u0080\u0081éâ\u0084à\u0086çêëèïî\u008d\u008e\u008f\u0090\u0651\u0652ô¤ـûùءآأؤ£إئابةتثجحخدذرزسشص«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ضطظعغفµقكلمنهوىي≡\u064b\u064c\u064d\u064e\u064f\u0650≈°∙·√ⁿ²■\u00a0',
);

/** Letters by their share in Arabic news, commonest first, counted roughly in thousandths. */
const SHARES: Readonly<Record<string, number>> = {
  ...{
    ا: 130,
    ل: 120,
    ي: 75,
    م: 65,
    ن: 63,
    و: 62,
    ر: 50,
    ت: 48,
    ب: 40,
    ع: 38,
    ة: 34,
    د: 32,
    س: 29,
    ه: 29,
    ف: 29,
  },
  ...{
    ق: 27,
    أ: 25,
    ك: 23,
    ح: 22,
    ج: 16,
    ش: 13,
    ص: 11,
    ط: 11,
    ى: 10,
    خ: 10,
    إ: 10,
    ض: 8,
    ذ: 7,
    ث: 7,
    ز: 7,
    غ: 6,
  },
  ...{ ء: 5, ئ: 4, ظ: 3, ؤ: 2, آ: 2, گ: 3, پ: 3, چ: 2, ک: 3, ھ: 2, ہ: 2, ے: 2, ں: 2, ٹ: 1, ڈ: 1, ڑ: 1, ژ: 1 },
};
const MARK = /[\u064b-\u0652ـ]/;
const PUNCTUATION = /[،؛؟«»“”‘’…–—\u00a0\u200c-\u200f]/;

/** How likely a letter is in Arabic text, as a natural logarithm; punctuation tells nothing. */
function likelihood(character: string): number {
  const share = SHARES[character];
  if (share !== undefined) return Math.log(share / 1000);
  if (PUNCTUATION.test(character)) return 0;
  if (MARK.test(character)) return -6;
  return /\p{L}/u.test(character) ? -10 : -12;
}

const likelihoods = new Map(
  [WINDOWS_1256, ISO_8859_6].map(({ label, letters }) => [label, Float64Array.from(letters, likelihood)]),
);

/** Fewer letters than these prove nothing. */
const FEWEST_LETTERS = 8;

/** How well bytes read as Arabic: the mean likelihood of their letters. `counts` is by byte. */
export function arabicLikelihood(counts: Uint32Array, { label }: SingleByteCharset): number {
  const of = likelihoods.get(label);
  let sum = 0;
  let letters = 0;
  for (let byte = 0x80; byte < 0x100; byte++) {
    const one = of?.[byte] ?? 0;
    if (one === 0) continue;
    sum += (counts[byte] ?? 0) * one;
    letters += counts[byte] ?? 0;
  }
  return letters < FEWEST_LETTERS ? Number.NEGATIVE_INFINITY : sum / letters;
}

/** How many letters of Arabic there would be. */
export function arabicLetters(counts: Uint32Array): number {
  const of = likelihoods.get(WINDOWS_1256.label);
  return counts.reduce(
    (sum, count, byte) => ((of?.[byte] ?? 0) > -10 && of?.[byte] !== 0 ? sum + count : sum),
    0,
  );
}

/** Running Arabic text has some −3.1; Cyrillic and Chinese read as if they were Arabic are far below this. */
export const PLAUSIBLE = -4.3;
