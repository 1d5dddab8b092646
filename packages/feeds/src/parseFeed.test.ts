import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFeed } from './parseFeed.ts';
import type { ParsedFeed } from './parsedFeed.ts';

const now = new Date('2026-11-24T12:00:00Z');
const url = 'https://news.example/feeds/all.xml';

function read(text: string): ParsedFeed {
  const result = parseFeed(text, { url, now });
  if (!result.ok) throw new Error(result.error.message);
  return result.feed;
}

describe('formats', () => {
  test('RSS 2.0 with its usual companions', () => {
    const feed = read(`<?xml version="1.0"?>
      <rss version="2.0" xmlns:content="c" xmlns:dc="d" xmlns:media="m"><channel>
        <title>فنار سرت</title><link>/</link><language>ar</language><ttl>15</ttl>
        <item><title>خبر &amp; تعليق</title><link>/news/1?a=1&b=2</link><guid isPermaLink="false">n1</guid>
          <dc:creator>ليلى</dc:creator><pubDate>Tue, 24 Nov 2026 10:00:00 +0200</pubDate>
          <description><![CDATA[<p>ملخص</p>]]></description><content:encoded><![CDATA[<p>النص كله</p>]]></content:encoded>
          <media:content url="https://news.example/a.jpg" medium="image"/><category>سياسة</category></item>
      </channel></rss>`);
    expect(feed).toMatchObject({
      format: 'rss',
      title: 'فنار سرت',
      link: 'https://news.example/',
      language: 'ar',
      ttlMs: 900_000,
    });
    expect(feed.items).toEqual([
      {
        id: 'n1',
        guid: 'n1',
        link: 'https://news.example/news/1?a=1&b=2',
        title: 'خبر & تعليق',
        summary: '<p>ملخص</p>',
        content: '<p>النص كله</p>',
        author: 'ليلى',
        publishedAt: '2026-11-24T08:00:00.000Z',
        categories: ['سياسة'],
        image: 'https://news.example/a.jpg',
      },
    ]);
  });

  test('RSS 1.0 keeps its items beside the channel', () => {
    const feed =
      read(`<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel rdf:about="x"><title>ق</title></channel>
      <item rdf:about="https://news.example/1"><title>أ</title><link>https://news.example/1</link><dc:date>2026-11-24T08:00:00Z</dc:date></item></rdf:RDF>`);
    expect(feed).toMatchObject({
      format: 'rdf',
      items: [{ title: 'أ', link: 'https://news.example/1', publishedAt: '2026-11-24T08:00:00.000Z' }],
    });
  });

  test('Atom, with XHTML content, a relative link and its base', () => {
    const feed =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/a/"><title type="html">شرفة &lt;b&gt;الخليج&lt;/b&gt;</title>
      <link href="/"/><entry><id>tag:1</id><title>خبر</title><link rel="enclosure" href="x.mp3"/><link href="1.html"/>
      <updated>2026-11-24T09:00:00+04:00</updated><author><name>سالم</name></author>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>فقرة</p></div></content></entry></feed>`);
    expect(feed).toMatchObject({
      format: 'atom',
      title: 'شرفة الخليج',
      link: 'https://news.example/',
      items: [
        {
          id: 'tag:1',
          link: 'https://news.example/a/1.html',
          author: 'سالم',
          updatedAt: '2026-11-24T05:00:00.000Z',
          publishedAt: '2026-11-24T05:00:00.000Z',
        },
      ],
    });
    expect(feed.items[0]?.content).toContain('<p>فقرة</p>');
  });

  test('JSON Feed', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'قنديل',
        items: [
          {
            id: 7,
            url: '/7',
            title: 'خبر',
            content_html: '<p>نص</p>',
            date_published: '2026-11-24T08:00:00Z',
            tags: ['أ'],
          },
          'broken',
        ],
      }),
    );
    expect(feed).toMatchObject({
      format: 'json-feed',
      title: 'قنديل',
      items: [{ id: '7', link: 'https://news.example/7', content: '<p>نص</p>' }],
    });
    expect(feed.items).toHaveLength(1);
  });

  test('a news sitemap', () => {
    const feed =
      read(`<urlset xmlns:news="n"><url><loc>https://news.example/1</loc><news:news><news:publication><news:name>دفتر</news:name>
      <news:language>ar</news:language></news:publication><news:publication_date>2026-11-24</news:publication_date><news:title>خبر</news:title></news:news></url></urlset>`);
    expect(feed).toMatchObject({
      format: 'news-sitemap',
      title: 'دفتر',
      items: [{ link: 'https://news.example/1', title: 'خبر', publishedAt: '2026-11-24T00:00:00.000Z' }],
    });
  });
});

describe('what real feeds do', () => {
  const rss = (inside: string) => `<rss version="2.0"><channel><title>ق</title>${inside}</channel></rss>`;

  test.each([
    [
      'a blank line and a mark before the declaration',
      `\ufeff\n\n<?xml version="1.0"?>${rss('<item><title>أ</title></item>')}`,
    ],
    ['a bare ampersand', rss('<item><title>أ & ب</title></item>')],
    ['an entity of HTML', rss('<item><title>أ&nbsp;ب</title></item>')],
    ['an undeclared prefix', rss('<item><title>أ</title><foo:bar>x</foo:bar></item>')],
    ['a control character', rss('<item><title>أ\u0008</title></item>')],
    ['no end', '<rss version="2.0"><channel><title>ق</title><item><title>أ</title></item><item><title>ب'],
  ])('%s', (_, text) => expect(read(text).items[0]?.title).toMatch(/^أ/));

  test('an entry of the year 3026 has no date, and one without a link has none', () => {
    const [item] = read(
      rss('<item><title>أ</title><pubDate>Tue, 24 Nov 3026 10:00:00 GMT</pubDate></item>'),
    ).items;
    expect(item).toEqual({ title: 'أ' });
  });
});

describe('what is no feed is refused in words', () => {
  test.each([
    ['', 'empty', /got nothing/],
    ['<!doctype html><html><body>سجل الدخول</body></html>', 'html', /an HTML page \(a log-in page\?\)/],
    ['<opml><body/></opml>', 'not_a_feed', /XML with the root <opml>/],
    ['{"a":1}', 'not_a_feed', /JSON of another kind/],
    ['{"a":', 'bad_json', /broken JSON/],
    ['مرحبا', 'not_a_feed', /plain text/],
  ])('%s', (text, code, message) => {
    const result = parseFeed(text, { url, now });
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.message).toMatch(message);
  });

  test('nothing makes it throw', () => {
    const markup = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '/',
        '&',
        'rss',
        'item',
        ' ',
        '"',
        '=',
        ']]>',
        '<![CDATA[',
        'أ',
        '\u0000',
      ),
      maxLength: 60,
    });
    fc.assert(fc.property(fc.oneof(markup, fc.string()), (text) => void parseFeed(text, { now })));
  });

  test('a thousand levels deep costs nothing', () => {
    const deep = `<rss><channel>${'<a>'.repeat(100_000)}`;
    expect(parseFeed(deep, { now }).ok).toBe(true);
  });
});
