import { expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { replaceWords } from './replaceWords.ts';

test.each([
  ['مصر ليبيا', 'MASR ليبيا'],
  ['مصر OR (ليبيا title:مصر)', 'MASR OR ليبيا title:MASR'],
  ['person:مصر', 'person:MASR'],
  ['ليبيا -مصر', 'ليبيا NOT مصر'],
  ['"مصر ليبيا" =مصر مصر*', '"مصر ليبيا" =مصر مصر*'],
])('%s', (text, replaced) => {
  const parsed = parseQuery(text);
  expect(
    parsed.ok && printQuery(replaceWords(parsed.query, (word) => (word.text === 'مصر' ? 'MASR' : word.text))),
  ).toBe(replaced);
});
