import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { feedLineSchema, readFeedLine } from './feedLine.ts';

const answer = (body: string | Uint8Array, more: { url?: string; timeZone?: string } = {}) =>
  readFeedLine(
    feedLineSchema.parse({ id: 1, bodyBase64: Buffer.from(body as string).toString('base64'), ...more }),
  );

test('lines are as the publisher wrote them, markup and all', () => {
  const rss =
    '<rss><channel><title>ق</title><item><title>&lt;b&gt;عاجل&lt;/b&gt;</title><author>&lt;i&gt;ليلى&lt;/i&gt;</author></item></channel></rss>';
  expect(answer(rss)).toMatchObject({
    feed: { title: 'ق', items: [{ title: '<b>عاجل</b>', author: '<i>ليلى</i>' }] },
  });
});

test('every item has an id, and the same one again', () => {
  const rss =
    '<rss><channel><item><guid>g</guid><link>https://news.example/1</link></item><item><link>https://news.example/2</link></item><item><title>أ</title></item></channel></rss>';
  const ids = () =>
    (answer(rss) as { feed: { title: string; items: { id: string }[] } }).feed.items.map(({ id }) => id);
  expect(ids()).toEqual(['g', 'https://news.example/2', expect.stringMatching(/^[0-9a-f]{32}$/)]);
  expect(ids()).toEqual(ids());
});

test('an index lists its sitemaps, packed or not', () => {
  const index = '<sitemapindex><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>';
  for (const body of [index, gzipSync(index)])
    expect(answer(body, { url: 'https://news.example/sitemap.xml' })).toMatchObject({
      feed: { title: '', format: 'sitemap-index', items: [{ link: 'https://news.example/s.xml' }] },
    });
});

test('what is no feed is an error in words', () =>
  expect(answer('<html></html>')).toMatchObject({
    error: { code: 'html', message: expect.stringContaining('log-in') as string },
  }));
