import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from './analyze.ts';
import { fold, foldWithOffsets } from './fold.ts';

const stem = (word: string): string =>
  analyze(word, 'stem')
    .map(({ token }) => token)
    .join(' ');
const exact = (text: string): string =>
  analyze(text, 'exact')
    .map(({ token }) => token)
    .join(' ');

describe('words that must meet', () => {
  test.each([
    ['القوات', 'والقوات'],
    ['القوات', 'للقوات'],
    ['قوات', 'وبالقوات'],
    ['المسلحة', 'مسلحة'],
    ['وزير', 'الوزير'],
    ['وزير', 'وبالوزير'],
    ['وزير', 'ووزير'],
    ['واشنطن', 'وواشنطن'],
    ['مسؤول', 'مسئول'],
    ['شؤون', 'شئون'],
    ['إيران', 'إیران'],
    ['كردستان', 'کردستان'],
    ['محمد', 'ﻣﺤﻤﺪ'],
    ['محمد', 'مُحَمَّد'],
    ['ليبيا', 'ليبيـــا'],
    ['السودان', 'سودان'],
    ['عمان', 'عُمّان'],
    ['2024', '٢٠٢٤'],
    ['2024', '۲۰۲۴'],
    ['مصر', 'ومصر'.slice(1)],
  ])('%s and %s', (a, b) => expect(stem(a)).toBe(stem(b)));
});

describe('words that must stay apart', () => {
  test.each([
    ['مصر', 'المصرف'],
    ['مصر', 'المصرفي'],
    ['لبنان', 'لبن'],
    ['سلمان', 'سلم'],
    ['عمان', 'عم'],
    ['واشنطن', 'اشنطن'],
    ['وليد', 'ليد'],
  ])('%s and %s', (a, b) => expect(stem(a)).not.toBe(stem(b)));
});

test('the exact view folds and keeps the word', () => {
  expect(exact('والقوّاتُ المسلّحة')).toBe('والقوات المسلحة');
});

test('offsets are those of the original text, marks behind a word included', () => {
  const text = 'قال «مُحمّدٌ» في ٢٠٢٤';
  expect(analyze(text, 'exact').map(({ start, end }) => text.slice(start, end))).toEqual([
    'قال',
    'مُحمّدٌ',
    'في',
    '٢٠٢٤',
  ]);
});

test('a ligature spreads over the letters that it stands for', () => {
  const folded = foldWithOffsets('ﷲ أكبر');
  expect(folded.text).toBe('الله اكبر');
  expect(folded.offsetAt(0)).toBe(0);
  expect(folded.offsetAt(4)).toBe(1);
});

test('folding is idempotent, and offsets never leave the text nor run backwards', () => {
  const arabic = fc.string({ unit: fc.constantFrom(...'ابةىأؤئﷲﻻـًَُّْ\u200f ٣۴a.1'), maxLength: 40 });
  fc.assert(
    fc.property(arabic, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      let last = 0;
      for (const { start, end } of analyze(text, 'exact')) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
  );
});

test('a stem keeps two letters at least of any word that has them', () => {
  const words = fc.string({ unit: fc.constantFrom(...'ابتهيونلكفسرم'), minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(words, (word) => {
      expect(stem(word).length).toBeGreaterThanOrEqual(2);
    }),
  );
});
