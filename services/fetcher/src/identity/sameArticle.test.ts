import { expect, test } from 'vitest';
import { isSameArticle } from './sameArticle.ts';

const plain = 'https://a.example/x';
test.each([
  ['افتتاح ميناء طرابلس الجديد', 'افتتاح ميناء طرابلس الجديد', true],
  ['افتتاح ميناء طرابلس الجديد', 'عاجل | افتتاحُ ميناء طرابلس الجديد', true],
  ['افتتاح ميناء طرابلس الجديد', 'افتتاح ميناء طرابلس الجديد بحضور الوزير وعدد كبير من رجال الأعمال', true],
  ['افتتاح ميناء طرابلس الجديد', 'تعادل الأهلي والزمالك في القمة', false],
  ['عاجل', 'عاجل', true],
  ['', '', false],
  [undefined, 'عاجل', false],
])('«%s» and «%s»: %s', (a, b, same) =>
  expect(isSameArticle({ title: a, url: plain }, { title: b, url: plain })).toBe(same),
);

test.each([
  ['https://a.example/story/1234567', 'https://m.a.example/s?id=1234567', true],
  [
    'https://a.example/2026/11/some-long-name-of-a-story',
    'https://b.example/some-long-name-of-a-story',
    true,
  ],
  ['https://a.example/2026/11/24/a', 'https://a.example/2026/11/24/b', false],
  ['https://a.example/news', 'https://a.example/news', false],
])('%s and %s: %s', (a, b, same) =>
  expect(isSameArticle({ title: 'عاجل', url: a }, { title: undefined, url: b })).toBe(same),
);
