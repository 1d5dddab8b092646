import { afterAll, describe, expect, test } from 'vitest';
import { createDirectReader, createReader } from './reader.ts';

const reader = createReader({ processes: 1, deadlineMs: 15_000, heapMb: 256 });
const direct = createDirectReader();
afterAll(() => reader.close());

const now = new Date('2026-11-24T10:00:00Z');
const item = (i: number) => `<item><title>خبر ${i}</title><link>https://outlet.example/${i}</link></item>`;
const rss = (items: number) =>
  Buffer.from(
    `<rss version="2.0"><channel><title>نشرة</title>${Array.from({ length: items }, (_, i) => item(i)).join('')}</channel></rss>`,
  );

describe('a worker reads as one would here', () => {
  test.each([
    ['a feed', rss(450)],
    ['a page', Buffer.from('<html><body>لا نشرة هنا</body></html>')],
    ['nothing', Buffer.from('')],
  ])('%s', async (_, body) => {
    const options = { url: 'https://outlet.example/rss', now };
    expect(await reader.readFeed(body, 'text/xml', options)).toEqual(
      await direct.readFeed(body, 'text/xml', options),
    );
  });

  test('bytes of another charset', async () => {
    const body = Uint8Array.from([...'<p>'].map((letter) => letter.charCodeAt(0)).concat(0xc7, 0xe1, 0xcc));
    const contentType = 'text/html; charset=windows-1256';
    expect(await reader.decodePage({ body, contentType, url: 'https://outlet.example/1' })).toEqual({
      ok: true,
      value: { text: '<p>الج', charset: 'windows-1256' },
    });
  });

  test.each([
    [
      'an article',
      `<html><body><h1>عنوان</h1>${'<p>نص طويل يكفي فقرة من خبر، وفيه فاصلة.</p>'.repeat(20)}</body></html>`,
      undefined,
    ],
    ['an entry alone', '', { title: 'عنوان', content: '<p>نص الخبر كما في النشرة.</p>' }],
    ['a long entry', '', { title: 'عنوان', content: '<p>نص الخبر كما في النشرة.</p>'.repeat(5_000) }],
    ['nothing', '', undefined],
  ])('%s', async (_, html, entry) => {
    const input = { html, url: 'https://outlet.example/1', now, ...(entry && { entry }) };
    expect(await reader.extractArticle(input)).toEqual(await direct.extractArticle(input));
  });
});

test('a sitemap larger than any may be is read as far as it may go', async () => {
  const read = await reader.readFeed(rss(50_300), undefined, { now });
  expect(read.ok && read.value.result.ok && read.value.result.feed.items.length).toBe(50_000);
});
