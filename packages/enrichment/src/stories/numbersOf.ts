import { fold } from '@rasid/arabic';

const UNITS = 'واحد اثنان ثلاث اربع خمس ست سبع ثمان تسع عشر'.split(' ');
const TENS = 'عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون'.split(' ');

const spelt = new Map<string, number>();
const add = (word: string, value: number): void => void spelt.set(fold(word), value);
UNITS.forEach((unit, i) => [unit, `${unit}ة`, `${unit}ي`].forEach((form) => add(form, i + 1)));
TENS.forEach((ten, i) => [ten, ten.replace(/ون$/, 'ين')].forEach((form) => add(form, 20 + 10 * i)));
['احد', 'احدى', 'إحدى'].forEach((form) => add(form, 1));
['اثنا', 'اثني', 'اثنتا', 'اثنتي', 'اثنين', 'اثنتين'].forEach((form) => add(form, 2));
['ثمانية', 'ثماني'].forEach((form) => add(form, 8));
['مئة', 'مائة', 'مئه'].forEach((form) => add(form, 100));
['مئتا', 'مئتي', 'مئتان', 'مئتين', 'مائتي'].forEach((form) => add(form, 200));
UNITS.slice(2, 9).forEach((unit, i) =>
  ['مئة', 'مائة'].forEach((hundred) => add(unit + hundred, 100 * (i + 3))),
);
add('ثمانمئة', 800);
add('ثمانمائة', 800);

const LEAST = 3;

/**
 * The numbers that a run of folded words says, in digits or spelt out («ثلاثة وعشرين», «أربعة عشر», «خمسمئة»), each
 * once, without those that everything has: one, two, and years of our time.
 */
export function numbersOf(words: readonly string[]): number[] {
  const found = new Set<number>();
  let open: { value: number; last: number } | undefined;
  const close = (): void => {
    if (open && open.value >= LEAST && !isYear(open.value)) found.add(open.value);
    open = undefined;
  };
  for (const word of words) {
    const value = /^\d{1,12}$/.test(word) ? Number(word) : undefined;
    if (value !== undefined) {
      close();
      open = { value, last: 0 };
      continue;
    }
    const joined = open && word.startsWith('و') ? spelt.get(word.slice(1)) : undefined;
    const alone = spelt.get(word);
    if (open && alone === 10 && open.value < 10) open = { value: open.value + 10, last: 10 };
    else if (open && joined !== undefined && joined !== open.last && open.last > 0)
      open = { value: open.value + joined, last: joined };
    else {
      close();
      const first = alone ?? spelt.get(word.replace(/^[وبل]/, ''));
      if (first !== undefined) open = { value: first, last: first };
    }
  }
  close();
  return [...found];
}

const isYear = (value: number): boolean => value >= 1_900 && value <= 2_100;
