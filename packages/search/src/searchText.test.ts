import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearchText } from './searchText.ts';

test.each([
  ['القوات المسلحة', ['القوات', 'المسلحة'], [], []],
  ['"القوات المسلحة" ليبيا', ['ليبيا'], ['القوات المسلحة'], []],
  ['«مجلس النواب» -انتخابات', [], ['مجلس النواب'], ['انتخابات']],
  ['“خط سرت” -"حقل الشرارة"', [], ['خط سرت'], ['حقل الشرارة']],
  ['', [], [], []],
  ['"" «»', [], [], []],
  ['"بلا نهاية', ['"بلا', 'نهاية'], [], []],
])('%s', (text, words, phrases, excluded) => {
  expect(readSearchText(text)).toEqual({ words, phrases, excluded });
});

test('no text makes it fail', () => {
  fc.assert(fc.property(fc.string(), (text) => void readSearchText(text)));
});
