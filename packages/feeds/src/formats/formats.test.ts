import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody } from '../decodeBody.ts';
import { parseFeed } from '../parseFeed.ts';
import type { ParsedFeed } from '../parsedFeed.ts';

const now = new Date('2026-11-24T12:00:00Z');
const url = 'https://news.example/feeds/all.xml';

function read(text: string, options: { url?: string; timeZone?: string } = { url }): ParsedFeed {
  const result = parseFeed(text, { ...options, now });
  if (!result.ok) throw new Error(result.error.message);
  return result.feed;
}
const channel = (inside: string, attributes = '') =>
  read(`<rss version="2.0" ${attributes}><channel><title>ق</title>${inside}</channel></rss>`);
const item = (inside: string, attributes = '') => channel(`<item>${inside}</item>`, attributes).items[0];

describe('what a publisher asks of us', () => {
  test('RSS: how long to wait and when to stay away', () => {
    const feed =
      channel(`<ttl>15</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99</hour></skipHours>
      <skipDays><day>Friday</day><day>saturday</day><day>لا</day></skipDays>
      <cloud domain="rpc.example" port="80" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>`);
    expect(feed).toMatchObject({
      ttlMs: 900_000,
      skipHours: [0, 7],
      skipDays: [5, 6],
      cloud: { domain: 'rpc.example', path: '/RPC2' },
    });
  });

  test.each([
    ['hourly', '2', 30 * 60_000],
    ['daily', undefined, 24 * 3_600_000],
    ['weekly', '7', 24 * 3_600_000],
    [undefined, '4', 6 * 3_600_000],
    ['sometimes', '1', undefined],
    ['hourly', '0', undefined],
  ])('the syndication module: %s %s', (period, frequency, ms) => {
    const feed = channel(
      `${period ? `<sy:updatePeriod>\n${period}</sy:updatePeriod>` : ''}${frequency ? `<sy:updateFrequency>${frequency}</sy:updateFrequency>` : ''}`,
    );
    expect(feed.updatePeriodMs).toBe(ms);
  });

  test('hubs, the own address and older pages, in RSS, Atom and JSON', () => {
    const links = (prefix: string) =>
      `<${prefix}link rel="hub" href="https://hub.example/"/><${prefix}link rel="hub" href="https://hub2.example/"/>
       <${prefix}link rel="self" type="application/xml" href="/feeds/all.xml"/><${prefix}link rel="next" href="?page=2"/>`;
    const expected = {
      hubs: ['https://hub.example/', 'https://hub2.example/'],
      selfUrl: 'https://news.example/feeds/all.xml',
      nextUrl: 'https://news.example/feeds/all.xml?page=2',
    };
    expect(channel(links('atom:'))).toMatchObject(expected);
    expect(read(`<feed xmlns="http://www.w3.org/2005/Atom">${links('')}</feed>`)).toMatchObject(expected);
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      hubs: [
        ...expected.hubs.map((hub) => ({ type: 'WebSub', url: hub })),
        { type: 'rssCloud', url: 'https://x.example' },
        1,
      ],
      feed_url: '/feeds/all.xml',
      next_url: '?page=2',
      items: [],
    };
    expect(read(JSON.stringify(json))).toMatchObject(expected);
  });

  test('archives lead to the one before', () =>
    expect(
      read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link rel="prev-archive" href="/2026/10.xml"/></feed>',
      ).nextUrl,
    ).toBe('https://news.example/2026/10.xml'));

  test('nothing where nothing is asked', () => {
    const { format, title, items, ...rest } = channel('<ttl>0</ttl><skipHours/><ttl>soon</ttl>');
    expect([format, title, items, rest]).toEqual(['rss', 'ق', [], {}]);
  });
});

describe('links', () => {
  test.each([
    [
      'as it is written',
      '<link>https://News.example/أخبار?a=1&amp;b=2</link>',
      'https://News.example/أخبار?a=1&b=2',
    ],
    ['in a marked section', '<link><![CDATA[ https://news.example/1 ]]></link>', 'https://news.example/1'],
    ['over two lines', '<link>https://news.example/a\n   b</link>', 'https://news.example/ab'],
    ['escaped twice', '<link>https://news.example/?a=1&amp;amp;b=2</link>', 'https://news.example/?a=1&b=2'],
    ['of the site', '<link>/1</link>', 'https://news.example/1'],
    ['without a scheme', '<link>//www.news.example/1</link>', 'https://www.news.example/1'],
    ['as in Atom', '<link href="/1"/>', 'https://news.example/1'],
    ['of Atom', '<atom:link rel="alternate" href="/1"/>', 'https://news.example/1'],
    ['plain before Atom', '<atom:link href="/2"/><link>/1</link>', 'https://news.example/1'],
    ['from the guid', '<guid>https://news.example/1</guid>', 'https://news.example/1'],
    [
      'behind a counter of readers',
      '<link>http://feedproxy.google.com/~r/x/1</link><feedburner:origLink>https://news.example/1</feedburner:origLink>',
      'https://news.example/1',
    ],
    ['none from a guid that is no address', '<guid>4711</guid>', undefined],
    ['none from a guid that says so', '<guid isPermaLink="false">https://news.example/1</guid>', undefined],
    ['none that runs code', '<link>javascript:alert(1)</link>', undefined],
    ['none in words', '<link>قريبا على موقعنا</link>', undefined],
    ['none of the feed itself', '<atom:link rel="self" href="/self"/>', undefined],
  ])('%s', (_, inside, link) => expect(item(`<title>أ</title>${inside}`)?.link).toBe(link));

  test('against xml:base, and against the site where the feed came from nowhere', () => {
    expect(item('<link>1</link>', 'xml:base="https://base.example/x/"')?.link).toBe(
      'https://base.example/x/1',
    );
    expect(item('<link xml:base="y/">1</link>', 'xml:base="https://base.example/x/"')?.link).toBe(
      'https://base.example/x/y/1',
    );
    expect(item('<link xml:base="y/">1</link>', 'xml:base="/x/"')?.link).toMatch(
      /^https?:\/\/[^/]+\/x\/y\/1$/,
    );
    const rss =
      '<rss><channel><link>https://site.example/</link><item><link>/1</link></item></channel></rss>';
    expect(read(rss, {}).items[0]?.link).toBe('https://site.example/1');
  });
});

describe('authors', () => {
  test.each([
    ['<author>ليلى الهادي</author>', 'ليلى الهادي'],
    ['<author>laila@news.example (ليلى الهادي)</author>', 'ليلى الهادي'],
    ['<author>ليلى الهادي (laila@news.example)</author>', 'ليلى الهادي'],
    ['<author>ليلى الهادي &lt;laila@news.example&gt;</author>', 'ليلى الهادي'],
    ['<author>laila@news.example</author>', 'laila@news.example'],
    ['<author>laila@news.example</author><dc:creator>ليلى</dc:creator>', 'ليلى'],
    ['<dc:creator><![CDATA[ليلى]]></dc:creator><dc:creator>سالم</dc:creator>', 'ليلى, سالم'],
    ['<author><name>ليلى</name></author>', 'ليلى'],
    ['<atom:author><atom:name>ليلى</atom:name></atom:author>', 'ليلى'],
    ['<itunes:author>ليلى</itunes:author>', 'ليلى'],
    ['<author>ليلى الهادي (طرابلس)</author>', 'ليلى الهادي (طرابلس)'],
    ['<dc:creator>بقلم: ليلى الهادي</dc:creator>', 'ليلى الهادي'],
    ['<author>(ليلى الهادي)</author>', 'ليلى الهادي'],
    ['<author> </author>', undefined],
  ])('%s', (inside, author) => expect(item(inside)?.author).toBe(author));

  test('an entry of Atom inherits those of its source, then of the feed', () => {
    const feed = read(`<feed xmlns="http://www.w3.org/2005/Atom"><author><name>الهيئة</name></author>
      <entry><title>أ</title></entry><entry><title>ب</title><source><author><name>وكالة</name></author></source></entry>
      <entry><title>ج</title><author><name>ليلى</name></author><author><name>سالم</name></author></entry></feed>`);
    expect(feed.items.map(({ author }) => author)).toEqual(['الهيئة', 'وكالة', 'ليلى, سالم']);
  });
});

describe('attachments and pictures', () => {
  test('enclosures of RSS and Atom', () => {
    const enclosures = [
      { url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: 1234 },
      { url: 'https://news.example/b.jpg' },
    ];
    expect(
      item(
        '<enclosure url="/a.mp3" type="audio/mpeg" length="1234"/><enclosure url="/b.jpg" length="0"/><enclosure/>',
      )?.enclosures,
    ).toEqual(enclosures);
    const atom = read(
      '<feed><entry><link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="1234"/><link rel="enclosure" href="/b.jpg"/></entry></feed>',
    );
    expect(atom.items[0]?.enclosures).toEqual(enclosures);
  });

  test.each([
    ['<media:content url="/a.jpg" medium="image"/>'],
    ['<media:content url="/a.jpg" type="image/jpeg"/>'],
    ['<media:content url="/v.mp4" medium="video"><media:thumbnail url="/a.jpg"/></media:content>'],
    ['<media:group><media:content url="/a.jpg"/></media:group>'],
    ['<media:thumbnail url="/a.jpg"/>'],
    ['<itunes:image href="/a.jpg"/>'],
    ['<enclosure url="/a.jpg" type="image/jpeg"/>'],
    ['<image><url>/a.jpg</url></image>'],
    ['<image>/a.jpg</image>'],
    ['<description>&lt;p&gt;نص&lt;img class="x" src="/a.jpg" width="600"&gt;</description>'],
    ["<content:encoded><![CDATA[<img src='/a.jpg'>]]></content:encoded>"],
  ])('%s', (inside) => expect(item(inside)?.image).toBe('https://news.example/a.jpg'));

  test.each([
    ['<media:content url="/v.mp4" medium="video"/>'],
    ['<enclosure url="/a.mp3" type="audio/mpeg"/>'],
    ['<description>&lt;img src="https://count.example/x.gif" width="1" height="1"&gt;</description>'],
  ])('%s is none', (inside) => expect(item(inside)?.image).toBeUndefined());
});

test('categories of all modules, each once', () => {
  const all =
    item(`<category domain="x">سياسة</category><category>اقتصاد &amp; مال</category><category>سياسة</category><category/>
    <itunes:keywords>نفط,غاز، قمح</itunes:keywords><itunes:category text="News"><itunes:category text="Daily"/></itunes:category>
    <dc:subject>ليبيا</dc:subject><media:keywords>ميناء</media:keywords><atom:category term="x" label="بحر"/>`);
  expect(all?.categories).toEqual([
    'سياسة',
    'اقتصاد & مال',
    'نفط',
    'غاز',
    'قمح',
    'ميناء',
    'News',
    'Daily',
    'ليبيا',
    'بحر',
  ]);
});

test('summary and content stand apart, in whatever module', () => {
  expect(item('<description>م</description><content:encoded>ن</content:encoded>')).toMatchObject({
    summary: 'م',
    content: 'ن',
  });
  expect(item('<itunes:summary>م</itunes:summary><encoded>ن</encoded>')).toMatchObject({
    summary: 'م',
    content: 'ن',
  });
  expect(
    item('<atom:summary>م</atom:summary><atom:content type="html">&lt;p&gt;ن</atom:content>'),
  ).toMatchObject({ summary: 'م', content: '<p>ن' });
  expect(
    item(
      '<description>م</description><xhtml:body xmlns:xhtml="http://www.w3.org/1999/xhtml"><xhtml:p class="a">ن <xhtml:br/>و</xhtml:p></xhtml:body>',
    ),
  ).toMatchObject({
    content: '<p class="a">ن <br>و</p>',
  });
});

test('XHTML is written out, with its text as text and links made absolute', () => {
  const feed =
    read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/"><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">أ &lt; <b>ب</b></div></title>
    <content type="xhtml" xml:base="a/"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2 &amp; <a href="x.html">x</a> <img src="/y.png"/></p></div></content></entry></feed>`);
  expect(feed.items[0]).toMatchObject({
    title: 'أ < ب',
    asPublished: { title: 'أ &lt; <b>ب</b>' },
    content:
      '<p>1 &lt; 2 &amp; <a href="https://base.example/a/x.html">x</a> <img src="https://base.example/y.png"></p>',
    image: 'https://base.example/y.png',
  });
});

test('base64 of Atom', () =>
  expect(
    read(
      `<feed xmlns="http://purl.org/atom/ns#"><entry><title mode="base64">${Buffer.from('خبر').toString('base64')}</title></entry></feed>`,
    ).items[0]?.title,
  ).toBe('خبر'));

describe('dates', () => {
  test.each([
    ['<pubDate>Tue, 24 Nov 2026 10:00:00 +0200</pubDate>', '2026-11-24T08:00:00.000Z'],
    ['<pubDate>الثلاثاء، 24 نوفمبر 2026 10:00</pubDate>', '2026-11-24T08:00:00.000Z'],
    ['<pubDate>2026-11-24 10:00:00</pubDate>', '2026-11-24T08:00:00.000Z'],
    ['<pubDate>قريبا</pubDate><dc:date>2026-11-24T08:00:00Z</dc:date>', '2026-11-24T08:00:00.000Z'],
    ['<dcterms:issued>2026-11-24T08:00:00Z</dcterms:issued>', '2026-11-24T08:00:00.000Z'],
    ['<pubDate>Tue, 24 Nov 3026 10:00:00 +0200</pubDate>', undefined],
  ])('%s', (inside, moment) => {
    const rss = `<rss><channel><item>${inside}</item></channel></rss>`;
    expect(read(rss, { url, timeZone: 'Africa/Tripoli' }).items[0]?.publishedAt).toBe(moment);
  });
});

describe('sitemaps', () => {
  const sitemap = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <url><loc>https://news.example/1</loc><lastmod>2026-11-24</lastmod><n:news><n:publication><n:name>دفتر</n:name><n:language>ar</n:language></n:publication>
      <n:publication_date>2026-11-24T08:00+02:00</n:publication_date><n:title>خبر &amp; تعليق</n:title><n:keywords>نفط، غاز</n:keywords></n:news>
      <image:image><image:loc>/a.jpg</image:loc></image:image></url>
    <url><loc> /2 </loc></url></urlset>`;

  test('of news and plain', () =>
    expect(read(sitemap)).toEqual({
      format: 'news-sitemap',
      title: 'دفتر',
      language: 'ar',
      items: [
        {
          id: 'https://news.example/1',
          guid: 'https://news.example/1',
          link: 'https://news.example/1',
          title: 'خبر & تعليق',
          publishedAt: '2026-11-24T06:00:00.000Z',
          updatedAt: '2026-11-24T00:00:00.000Z',
          categories: ['نفط', 'غاز'],
          image: 'https://news.example/a.jpg',
        },
        { id: 'https://news.example/2', guid: 'https://news.example/2', link: 'https://news.example/2' },
      ],
    }));

  test('packed', () => expect(read(decodeBody(gzipSync(sitemap)).text).items).toHaveLength(2));

  test('an index has sitemaps and no stories', () =>
    expect(
      read(
        '<sitemapindex><sitemap><loc>/s1.xml.gz</loc><lastmod>2026-11-24T08:00:00Z</lastmod></sitemap><sitemap/><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>',
      ),
    ).toEqual({
      format: 'sitemap-index',
      items: [],
      sitemaps: [
        { url: 'https://news.example/s1.xml.gz', updatedAt: '2026-11-24T08:00:00.000Z' },
        { url: 'https://news.example/s2.xml' },
      ],
    }));
});

describe('JSON Feed', () => {
  test('with all that it may have', () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'قنديل &amp; ضوء',
      home_page_url: 'https://news.example',
      description: 'وصف',
      language: 'ar',
      authors: [{ name: 'الهيئة' }],
      items: [
        {
          id: 1,
          external_url: '/1',
          title: 'خبر',
          content_text: 'نص',
          summary: 'م',
          date_published: '2026-11-24T08:00:00.5Z',
          date_modified: '2026-11-24T09:00:00Z',
          tags: ['أ', 'أ', 7],
          banner_image: '/b.png',
          attachments: [{ url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 }, { mime_type: 'x' }],
        },
        { id: 'https://news.example/2', author: { name: 'ليلى' }, content_html: '<p>ن', content_text: 'ن' },
        { id: 3, title: 5, url: 6, authors: 'x', tags: 'أ،ب' },
      ],
    };
    expect(read(JSON.stringify(feed))).toEqual({
      format: 'json-feed',
      title: 'قنديل & ضوء',
      link: 'https://news.example',
      description: 'وصف',
      language: 'ar',
      author: 'الهيئة',
      updatedAt: '2026-11-24T09:00:00.000Z',
      items: [
        {
          id: '1',
          guid: '1',
          link: 'https://news.example/1',
          title: 'خبر',
          content: 'نص',
          summary: 'م',
          author: 'الهيئة',
          publishedAt: '2026-11-24T08:00:00.500Z',
          updatedAt: '2026-11-24T09:00:00.000Z',
          categories: ['أ'],
          image: 'https://news.example/b.png',
          enclosures: [{ url: 'https://news.example/a.mp3', type: 'audio/mpeg', length: 5 }],
        },
        {
          id: 'https://news.example/2',
          guid: 'https://news.example/2',
          link: 'https://news.example/2',
          author: 'ليلى',
          content: '<p>ن',
        },
        { id: '3', guid: '3', author: 'الهيئة', categories: ['أ', 'ب'] },
      ],
    });
  });

  test.each([
    '[]',
    '{"items":[]}',
    '{"version":"2","items":[]}',
    '{"version":"https://jsonfeed.org/version/1"}',
  ])('%s is none', (text) =>
    expect(parseFeed(text, { now })).toMatchObject({ ok: false, error: { code: 'not_a_feed' } }),
  );
});

test.each([
  [
    '0.90',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>ق</title></channel><item><title>أ</title><link>/1</link></item></rdf:RDF>',
  ],
  [
    '0.91',
    '<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>ق</title><item><title>أ</title><link>/1</link></item></channel></rss>',
  ],
  [
    '0.92',
    '<rss version="0.92"><channel><title>ق</title><item><title>أ</title><link>/1</link></item></channel></rss>',
  ],
  [
    '1.0',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>ق</title><items><rdf:Seq><rdf:li resource="/1"/></rdf:Seq></items></channel><item rdf:about="/1"><title>أ</title><link>/1</link></item></rdf:RDF>',
  ],
  [
    '1.1',
    '<Channel xmlns="http://purl.org/net/rss1.1#"><title>ق</title><items><item><title>أ</title><link>/1</link></item></items></Channel>',
  ],
  [
    '2.0',
    '<rss version="2.0"><channel><title>ق</title><item><title>أ</title><link>/1</link></item></channel></rss>',
  ],
  [
    'Atom 0.3',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>ق</title><entry><title>أ</title><link rel="alternate" href="/1"/></entry></feed>',
  ],
  [
    'Atom 1.0',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>ق</title><entry><title>أ</title><link href="/1"/></entry></feed>',
  ],
])('%s', (_, text) =>
  expect(read(text)).toMatchObject({ title: 'ق', items: [{ title: 'أ', link: 'https://news.example/1' }] }),
);

test('an entry of Atom that stands alone', () =>
  expect(
    read('<entry xmlns="http://www.w3.org/2005/Atom"><title>أ</title><link href="/1"/></entry>').items,
  ).toMatchObject([{ title: 'أ', link: 'https://news.example/1' }]));
