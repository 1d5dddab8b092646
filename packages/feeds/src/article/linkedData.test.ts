import { expect, test } from 'vitest';
import { readLinkedData, type PageHints } from './linkedData.ts';
import { elementsOf, parsePage } from './page.ts';
import { parseTolerantly } from './parseTolerantly.ts';

const nothing: PageHints = { urls: [], titles: [] };
const read = (json: string, hints = nothing) =>
  readLinkedData(
    elementsOf(parsePage(`<script type="application/ld+json">${json}</script>`)).filter(
      ({ name }) => name === 'script',
    ),
    hints,
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
  ['a comment of scripts and CDATA', '/* <![CDATA[ */{"@type":"Article","headline":"عنوان"}/* ]]> */'],
  ['two objects one behind another', '{"@type":"WebSite"}{"@type":"Article","headline":"عنوان"}'],
  ['HTML escaped whole', '{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;عنوان&quot;}'],
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

const hints: PageHints = {
  urls: ['https://news.example/story/7'],
  titles: ['عودة الملاحة إلى ميناء سرت بعد ثلاثة أسابيع'],
};
const own =
  '{"@type":"NewsArticle","headline":"عودة الملاحة إلى ميناء سرت بعد ثلاثة أسابيع","datePublished":"2026-11-03"}';
const other =
  '{"@type":"NewsArticle","headline":"مهرجان الزيتون يفتتح دورته العاشرة","datePublished":"2020-01-01","author":{"name":"غيره"},"url":"https://news.example/story/6"}';

test.each([
  ['in a list behind it', `[${own},{"@type":"ItemList","itemListElement":[{"item":${other}}]}]`],
  ['in a list before it', `[{"@type":"ItemList","itemListElement":[${other}]},${own}]`],
  ['beside it', `[${other},${own}]`],
  ['as its part', own.replace('}', `,"hasPart":[${other}]}`)],
  ['as an update of it', own.replace('}', `,"liveBlogUpdate":[${other.replace('/6', '/7#1')}]}`)],
])('another story %s is not the article', (_, json) =>
  expect(read(json, hints)['datePublished']).toBe('2026-11-03'),
);

test.each([
  ['in a list', `{"@type":"ItemList","itemListElement":[{"item":${other}}]}`],
  ['by itself', other],
])('another story %s alone is none', (_, json) => expect(read(json, hints)).toEqual({}));

test('the article of the page in a list is its own', () => {
  const json = `{"@type":"ItemList","itemListElement":[${other},${own}]}`;
  expect(read(json, hints)['datePublished']).toBe('2026-11-03');
});

test('a reference stands for the object of that name', () => {
  const json = `{"@graph":[{"@type":"Article","headline":"عنوان","author":{"@id":"#7"},"image":[{"@id":"#i"}]},{"@type":"Person","@id":"#7","name":"منى السيد"},{"@type":"ImageObject","@id":"#i","url":"https://cdn.example/1.jpg"}]}`;
  expect(read(json)).toMatchObject({
    author: { name: 'منى السيد' },
    image: [{ url: 'https://cdn.example/1.jpg' }],
  });
});
