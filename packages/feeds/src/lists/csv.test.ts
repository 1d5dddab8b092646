import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectDelimiter, fromSafeCell, readCsv, toSafeCell, writeCsv } from './csv.ts';

const cellsOf = (text: string, delimiter = ',') => readCsv(text, delimiter).rows.map(({ cells }) => cells);

test.each([
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\rb', [['a'], ['b']]],
  ['"قال ""نعم"", ومضى",ب', [['قال "نعم", ومضى', 'ب']]],
  ['"سطر\nوسطر",ب', [['سطر\nوسطر', 'ب']]],
  ['قناة "الأولى",ب', [['قناة "الأولى"', 'ب']]],
  ['"أ" ب,ج', [['أ ب', 'ج']]],
  ['أ,,\n\n , \n', [['أ', '', '']]],
  ['', []],
])('%j', (text, rows) => expect(cellsOf(text)).toEqual(rows));

test('a row knows its line, after cells of several', () => {
  expect(readCsv('a\n"b\nc"\nd\n\ne', ',').rows.map(({ line }) => line)).toEqual([1, 2, 4, 6]);
});

describe('a quote that is not closed', () => {
  test('costs its own line', () => {
    const { rows, problems } = readCsv('a,b\n"c,d\ne,f\n', ',');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['e', 'f'],
    ]);
    expect(problems).toEqual([{ line: 2, message: 'a quote is not closed' }]);
  });

  test('does not swallow a hundred rows up to the next one', () => {
    const { rows, problems } = readCsv(`"a,b\n${'c,d\n'.repeat(100)}"e",f\n`, ',');
    expect(problems).toHaveLength(1);
    expect(rows).toHaveLength(101);
  });
});

test.each([
  ['الرابط,الاسم', ','],
  ['الرابط;الاسم', ';'],
  ['الرابط\tالاسم', '\t'],
  ['"a;b;c",d\n1;2;3;4', ','],
  ['one', ','],
])('the delimiter of %j', (text, delimiter) => expect(detectDelimiter(text)).toBe(delimiter));

const cell = fc.string({ unit: fc.constantFrom(...'اب,;"\'\n\r\t=+-@ 0') });

test('what is written reads back', () => {
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 5 });
  fc.assert(
    fc.property(rows, (given) => {
      const kept = given.filter((cells) => cells.some((text) => text.trim() !== ''));
      expect(readCsv(writeCsv(given), ',')).toMatchObject({ problems: [] });
      expect(cellsOf(writeCsv(given))).toEqual(kept);
    }),
  );
});

test('a safe cell is no formula, and reads back', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(toSafeCell(text)).not.toMatch(/^[=+\-@\t\r]/);
      expect(fromSafeCell(toSafeCell(text))).toBe(text);
    }),
  );
});
