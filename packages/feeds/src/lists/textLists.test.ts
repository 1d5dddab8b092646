import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinParts, splitParts, splitTags } from './textLists.ts';

test.each([
  ['سياسة، اقتصاد', ['سياسة', 'اقتصاد']],
  ['a|b , c;d؛ هـ', ['a', 'b', 'c', 'd', 'هـ']],
  ['عاجل\nعاجل', ['عاجل']],
  ['a\\, b', ['a, b']],
  ['C:\\feeds', ['C:\\feeds']],
  [' | ', []],
])('the tags of "%s"', (text, tags) => expect(splitTags(text)).toEqual(tags));

test('selectors and headers keep their commas', () => {
  expect(splitParts('p.lead, h2 | .share')).toEqual(['p.lead, h2', '.share']);
});

test('what is joined splits again', () => {
  const part = fc
    .string({ unit: fc.constantFrom(...'ab خ\\|,;،؛\n"'), minLength: 1 })
    .filter((text) => text.trim() === text);
  fc.assert(
    fc.property(fc.uniqueArray(part, { minLength: 1 }), (parts) => {
      expect(splitTags(joinParts(parts))).toEqual(parts);
      expect(splitParts(joinParts(parts))).toEqual(parts);
    }),
  );
});
