import { expect, test } from 'vitest';
import { parseFeed } from './parseFeed.ts';
import { plainText } from './plainText.ts';

const now = new Date('2026-11-24T10:00:00Z');

// quadratic, each of these would take minutes, and the test its time limit
test.each([
  ['elements in a feed', `<rss><channel><title>نشرة</title>${'<a>'.repeat(1_000_000)}`],
  [
    'closing tags in a feed',
    `<rss><channel><title>نشرة</title>${'<a>'.repeat(100_000)}${'</b>'.repeat(1_000_000)}`,
  ],
  [
    'letters in a date',
    `<rss><channel><title>نشرة</title><item><pubDate>${'a'.repeat(1_000_000)}</pubDate></item></channel></rss>`,
  ],
  [
    'at signs in an author',
    `<rss><channel><title>نشرة</title><item><author>${'a@'.repeat(1_000_000)} (</author></item></channel></rss>`,
  ],
])('a million %s', (_, text) => {
  expect(parseFeed(text, { now })).toMatchObject({ ok: true, feed: { title: 'نشرة' } });
});

test('a million elements in a text', () => {
  expect(plainText(`نص ${'<b>'.repeat(1_000_000)}`)).toBe('نص');
});

test('what is left open by mistake loses no text', () => {
  expect(plainText(`${'<font color=red>كلمة '.repeat(500)}آخر`)).toMatch(/آخر$/);
});
