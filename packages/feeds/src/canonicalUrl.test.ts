import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleIdOf, canonicalUrl, entryHashOf } from './canonicalUrl.ts';

test.each([
  ['https://News.Example:443/a#b', 'https://news.example/a'],
  ['https://news.example/a/?utm_source=x&id=7&fbclid=y', 'https://news.example/a?id=7'],
  ['https://news.example/a?b=2&a=1', 'https://news.example/a?a=1&b=2'],
  ['https://news.example/خبر عاجل', 'https://news.example/%D8%AE%D8%A8%D8%B1%20%D8%B9%D8%A7%D8%AC%D9%84'],
  ['https://news.example/%d8%ae%d8%a8%d8%b1', 'https://news.example/%D8%AE%D8%A8%D8%B1'],
  ['https://news.example//a//b', 'https://news.example/a/b'],
  ['https://user:secret@news.example/a', 'https://news.example/a'],
  ['https://news.example', 'https://news.example/'],
  ['https://news.example/a?from=rss&source=telegram&from=2026', 'https://news.example/a?from=2026'],
  ['https://news.example/a;jsessionid=0A1B?PHPSESSID=z&id=3', 'https://news.example/a?id=3'],
  ['https://news-example.cdn.ampproject.org/c/s/news.example/a', 'https://news.example/a'],
  ['https://www.google.com/amp/s/news.example/a', 'https://news.example/a'],
  ['https://www.google.com/amp/', 'https://www.google.com/amp'],
  ['https://news.example/#!/a', 'https://news.example/#!/a'],
])('%s is %s', (link, canonical) => expect(canonicalUrl(link)).toBe(canonical));

test.each(['', 'mailto:a@b.c', 'javascript:alert(1)', 'file:///etc/passwd', 'http://', 'نص'])(
  '%s is no address',
  (link) => {
    expect(canonicalUrl(link)).toBeUndefined();
  },
);

test('a relative link takes its base', () =>
  expect(canonicalUrl('/a', 'https://news.example/feed')).toBe('https://news.example/a'));

test('it is idempotent', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = canonicalUrl(url);
      if (once !== undefined) expect(canonicalUrl(once)).toBe(once);
    }),
  );
});

test('one article has one id, by http or https and with www or without; another has another', () => {
  const ids = [
    'https://news.example/a',
    'http://news.example/a',
    'https://www.news.example/a',
    'https://m.news.example/a',
    'https://amp.news.example/a',
    'https://www.m.news.example/a',
    'https://news.example/a/amp',
    'https://news.example/amp/a',
    'https://news.example/a?amp=1',
    'https://news.example/a?amp=',
    'https://news.example/a?outputType=amp',
    'https://news.example/a?print=1&mobile=1',
  ].map(articleIdOf);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  for (const other of ['https://news.example/b', 'https://news.example/a?id=1', 'https://ar.news.example/a'])
    expect(articleIdOf(other)).not.toBe(ids[0]);
  expect(articleIdOf('https://news.example/#!/a')).not.toBe(articleIdOf('https://news.example/#!/b'));
  const spelt = (word: string) => articleIdOf(canonicalUrl(`https://news.example/${word}`) ?? '');
  expect(spelt('\u0622\u0641\u0627\u0642')).toBe(spelt('\u0627\u0653\u0641\u0627\u0642'));
  expect(articleIdOf('https://m.example/a')).not.toBe(articleIdOf('https://example/a'));
  expect(articleIdOf('https://news.example/a?amp=1&id=2')).toBe(articleIdOf('https://news.example/a?id=2'));
});

test('an entry is the same while its words are, however they are spaced', () => {
  expect(entryHashOf({ title: 'خبر  عاجل', guid: '1' })).toBe(entryHashOf({ title: 'خبر عاجل ', guid: '2' }));
  expect(entryHashOf({ title: 'خبر' })).not.toBe(
    entryHashOf({ title: 'خبر', updatedAt: '2026-01-01T00:00:00.000Z' }),
  );
  expect(entryHashOf({ title: 'أ', summary: 'ب' })).not.toBe(entryHashOf({ title: 'أب' }));
});
