import { describe, expect, test } from 'vitest';
import { fitText, isolateText, padText, textWidth, wrapText } from './textWidth.ts';

test.each([
  ['راصد', 4],
  ['مُحَمَّد', 4],
  ['بـرلمان', 7],
  ['a\u200eب', 2],
  ['日本', 4],
  ['🙂', 2],
  ['', 0],
])('%s takes %d columns', (text, width) => expect(textWidth(text)).toBe(width));

describe('fitted', () => {
  test.each([
    ['فنار سرت', 20, 'فنار سرت'],
    ['فنار سرت', 6, 'فنار…'],
    ['مُحَمَّد الأمين', 5, 'مُحَمَّد…'],
    ['سطر\nوسطر', 20, 'سطر وسطر'],
    ['\u001b[31mأحمر\u202e', 20, '[31mأحمر'],
  ])('%j in %d columns', (text, columns, fitted) => expect(fitText(text, columns)).toBe(fitted));
});

test('columns of Arabic and Latin end at the same place', () => {
  const lines = ['قَناة', 'CNN', '新聞'].map((name) => `${padText(name, 8)}|`);
  expect(lines.map((line) => textWidth(line))).toEqual([9, 9, 9]);
  expect(padText('7', 3, 'right')).toBe('  7');
});

test('a text is broken at spaces', () => {
  expect(wrapText('أعلنت الحكومة  اليوم خطة', 14)).toEqual(['أعلنت الحكومة', 'اليوم خطة']);
  expect(wrapText('https://example.org/long/address', 10)).toEqual(['https://example.org/long/address']);
});

test('marks of direction are for terminals, and for Arabic', () => {
  expect(isolateText('راصد', true)).toBe('\u200eراصد\u200e');
  expect(isolateText('راصد', false)).toBe('راصد');
  expect(isolateText('rasid', true)).toBe('rasid');
});
