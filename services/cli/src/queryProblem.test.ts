import { parseQuery } from '@rasid/query';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { describeQueryError } from './queryProblem.ts';

test.each([
  ['مصر (ليبيا', '    ^'],
  ['مصر titel:x', '    ^^^^^^'],
  ['مُصْر (ليبيا', '    ^'],
  ['مصر AND', '       ^'],
])('the mark under %s', (source, mark) => {
  const parsed = parseQuery(source);
  if (parsed.ok) throw new Error('expected an error');
  const [shown, under, ar, en] = stripVTControlCharacters(describeQueryError(source, parsed.error)).split(
    '\n',
  );
  expect([shown, under]).toEqual([source, mark]);
  expect(ar).toMatch(/[\u0621-\u064a]/);
  expect(en).toMatch(/expected|no field/);
});
