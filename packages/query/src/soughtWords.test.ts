import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { isPlain, soughtWords } from './soughtWords.ts';

const parse = (text: string) => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.message.en);
  return parsed.query;
};

test.each([
  ['مصر -ليبيا', [{ form: 'stem', text: 'مصر' }]],
  ['NOT (NOT مصر)', [{ form: 'stem', text: 'مصر' }]],
  [
    'title:(مصر OR =ليبيا) lang:ar',
    [
      { form: 'stem', text: 'مصر', field: 'title' },
      { form: 'exact', text: 'ليبيا', field: 'title' },
    ],
  ],
  [
    'NEAR/3(مصر (ليبيا OR تون*))',
    [
      { form: 'stem', text: 'مصر' },
      { form: 'stem', text: 'ليبيا' },
      { form: 'prefix', text: 'تون' },
    ],
  ],
])('%s looks for', (text, sought) => expect(soughtWords(parse(text))).toEqual(sought));

describe('words alone', () => {
  test.each([
    ['مصر', true],
    ['مصر ليبيا', true],
    ['كوفيد-19', true],
    ['مصر OR ليبيا', false],
    ['"مصر ليبيا"', false],
    ['مصر -ليبيا', false],
    ['title:مصر', false],
    ['=مصر', false],
    ['مصر lang:ar', false],
  ])('%s: %s', (text, plain) => expect(isPlain(parse(text))).toBe(plain));
});
