/** Letters that are heard or typed for each other: by sound, by dots, by neighbouring keys of the Arabic keyboard. */
const CONFUSED = [
  'هةح',
  'يىءا',
  'ذزدظض',
  'صسث',
  'طتث',
  'قكغجخ',
  'حخج',
  'عغءا',
  'وء',
  'نتبثي',
  'فق',
  'رز',
  'لا',
];
const confused = new Set(
  CONFUSED.flatMap((letters) => [...letters].flatMap((a) => [...letters].map((b) => a + b))),
);

const SOFT = new Set('اويىءةه');
const HALF = 0.5;
const SWAP = 0.7;

/**
 * How far a word is from another, as a slip of the hand or the ear: the weighted distance of Damerau (1964) over
 * normalised words, where letters that are often confused, and long vowels, cost half. Takes time by the product of the
 * lengths.
 */
export function spellingDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = [0];
  for (const letter of b) above.push((above.at(-1) ?? 0) + costOf(letter));
  for (let i = 1; i <= a.length; i++) {
    const letter = a[i - 1] ?? '';
    const row = [(above[0] ?? 0) + costOf(letter)];
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1] ?? '';
      const swapped = i > 1 && j > 1 && letter === b[j - 2] && a[i - 2] === other;
      row[j] = Math.min(
        (above[j] ?? 0) + (a[i - 2] === letter ? HALF : costOf(letter)),
        (row[j - 1] ?? 0) + (b[j - 2] === other ? HALF : costOf(other)),
        (above[j - 1] ?? 0) + (letter === other ? 0 : confused.has(letter + other) ? HALF : 1),
        swapped ? (before[j - 2] ?? 0) + SWAP : Infinity,
      );
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

const costOf = (letter: string): number => (SOFT.has(letter) ? HALF : 1);
