import { expect, test } from 'vitest';
import { parseTolerantly, readLinkedData } from './linkedData.ts';
import { elementsOf, parsePage } from './page.ts';

const read = (json: string) =>
  readLinkedData(
    elementsOf(parsePage(`<script type="application/ld+json">${json}</script>`)).filter(
      ({ name }) => name === 'script',
    ),
  );

test.each([
  ['an object', '{"@type":"NewsArticle","headline":"عنوان"}'],
  ['a list', '[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"عنوان"}]'],
  ['a graph', '{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle","Thing"],"headline":"عنوان"}]}'],
  ['another object', '{"@type":"WebPage","mainEntity":{"@type":"LiveBlogPosting","headline":"عنوان"}}'],
  ['a comment', '<!-- {"@type":"Article","headline":"عنوان"} -->'],
  ['CDATA', '//<![CDATA[\n{"@type":"Article","headline":"عنوان"}\n//]]>'],
  ['a comma too many', '{"@type":"Article","headline":"عنوان",}'],
  ['a line break in a string', '{"@type":"Article","description":"سطر\nآخر","headline":"عنوان"}'],
  ['a quotation mark too many', '{"@type":"Article","headline":"عنوان","description":"قال "نعم" ومضى"}'],
])('the article in %s', (_, json) => expect(read(json)['headline']).toBe('عنوان'));

test('the fullest of several articles counts', () => {
  expect(
    read(
      '[{"@type":"Article","headline":"أ"},{"@type":"Article","headline":"ب","datePublished":"2026-11-03"}]',
    )['headline'],
  ).toBe('ب');
});

test.each(['', 'null', '{', '[[[[', '"'])('%j is no article', (json) => {
  expect(read(json)).toEqual({});
  expect(() => parseTolerantly(json)).not.toThrow();
});
