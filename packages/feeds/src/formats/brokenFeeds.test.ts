import { describe, expect, test } from 'vitest';
import { parseFeed } from '../parseFeed.ts';
import type { ParsedFeed } from '../parsedFeed.ts';

const now = new Date('2026-11-24T12:00:00Z');
const url = 'https://news.example/feeds/all.xml';

function read(text: string): ParsedFeed {
  const result = parseFeed(text, { url, now });
  if (!result.ok) throw new Error(result.error.message);
  return result.feed;
}

const item = (number: number, more = '') =>
  `<item><title>خبر ${number}</title><link>https://news.example/${number}</link>${more}</item>`;
const rss = (inside: string) =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>القناة</title>${inside}</channel></rss>`;
const titles = ({ items }: ParsedFeed) => items.map(({ title }) => title);
const two = ['خبر 1', 'خبر 2'];

describe('what stands before and around the feed', () => {
  test.each([
    ['blank lines and a mark', `\ufeff\r\n  \n${rss(item(1) + item(2))}`],
    [
      'a message of PHP',
      `<br />\n<b>Warning</b>:  mysql_connect(): too many connections in <b>/var/www/rss.php</b> on line <b>12</b><br />\n${rss(item(1) + item(2))}`,
    ],
    ['words of a debugger', `DEBUG: 12 rows\n${rss(item(1) + item(2))}`],
    ['a page of HTML', `<html><head><title>x</title></head><body>${rss(item(1) + item(2))}</body></html>`],
    ['no declaration', rss(item(1) + item(2)).replace(/<\?.*?\?>/, '')],
    ['a declaration without its end', rss(item(1) + item(2)).replace('?>', '>')],
    ['two declarations', `<?xml version="1.0"?>${rss(item(1) + item(2))}`],
    [
      'a document type with entities of its own',
      `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${rss(item(1) + item(2))}`,
    ],
    ['words behind the end', `${rss(item(1) + item(2))}<!-- 0.3 s --> <script>x</script>`],
    ['code that was not run', rss(`<?php echo $a > 2 ?>${item(1)}${item(2)}`)],
    ['comments', rss(`<!-- a > b -- <item> -->${item(1)}<!---->${item(2)}`)],
    ['no channel', `<rss>${item(1)}${item(2)}</rss>`],
    ['no rss', `<channel>${item(1)}${item(2)}</channel>`],
    ['a list of its own', rss(`<items>${item(1)}${item(2)}</items>`)],
    ['capitals', rss(item(1) + item(2)).replace(/<(\/?)(\w+)/g, (tag) => tag.toUpperCase())],
  ])('%s', (_, text) => expect(titles(read(text))).toEqual(two));
});

describe('what goes wrong inside', () => {
  test.each([
    ['a bare ampersand', '<title>الأول & الثاني</title>', 'الأول & الثاني'],
    ['a bare bracket', '<title>سعر < 5 و<3</title>', 'سعر < 5 و<3'],
    ['Arabic in angle brackets', '<title>قال <الوزير> اليوم</title>', 'قال <الوزير> اليوم'],
    ['entities of HTML', '<title>&laquo;الخبر&raquo;&nbsp;اليوم&hellip;</title>', '«الخبر» اليوم…'],
    ['an unknown entity', '<title>أ &foo; ب</title>', 'أ &foo; ب'],
    ['entities escaped twice', '<title>&amp;quot;الخبر&amp;quot; &amp;#8211; الآن</title>', '"الخبر" – الآن'],
    ['entities escaped three times', '<title>أ &amp;amp;quot;ب&amp;amp;quot;</title>', 'أ "ب"'],
    [
      'entities in a marked section',
      '<title><![CDATA[&quot;الخبر&quot; &amp; التعليق]]></title>',
      '"الخبر" & التعليق',
    ],
    ['markup in a marked section', '<title><![CDATA[<b>عاجل</b>: خبر<br>ثان]]></title>', 'عاجل: خبر ثان'],
    ['markup escaped twice', '<title>&amp;lt;b&amp;gt;عاجل&amp;lt;/b&amp;gt; خبر</title>', 'عاجل خبر'],
    ['markup that was not escaped', '<title><b>عاجل</b> خبر</title>', 'عاجل خبر'],
    ['a marked section that was escaped', '<title>&lt;![CDATA[خبر]]&gt;</title>', 'خبر'],
    ['a marked section in another', '<title><![CDATA[<![CDATA[خبر]]]]><![CDATA[>]]></title>', 'خبر'],
    ['two marked sections', '<title><![CDATA[خبر ]]><![CDATA[عاجل]]></title>', 'خبر عاجل'],
    ['text around a marked section', '<title>\n  عاجل: <![CDATA[خبر]]>\n</title>', 'عاجل: خبر'],
    ['a control character', '<title>خب\u0008ر</title>', 'خبر'],
    ['a control character by its number', '<title>خب&#8;ر&#x0;&#x1f;</title>', 'خبر'],
    ['numbers of windows-1252', '<title>&#147;خبر&#148;</title>', '“خبر”'],
    ['lines', '<title>\n\tخبر\n\tعاجل\u00a0جدا </title>', 'خبر عاجل جدا'],
    ['a wrong closing tag', '<title>خبر</titel>', 'خبر'],
    ['a closing tag that strays', '<title>خبر</b></title>', 'خبر'],
    ['a title of Dublin Core', '<title/><dc:title>خبر</dc:title>', 'خبر'],
  ])('%s', (_, inside, title) => {
    const feed = read(rss(`<item>${inside}<link>https://news.example/1</link></item>${item(2)}`));
    expect(feed.items).toMatchObject([{ title, link: 'https://news.example/1' }, { title: 'خبر 2' }]);
  });

  test.each([
    ['an item', `<item><title>خبر 1</title><link>https://news.example/1</link>${item(2)}`],
    ['a field', `<item><title>خبر 1<link>https://news.example/1</link></item>${item(2)}`],
    ['a field before an item', `<description>وصف${item(1)}${item(2)}`],
    ['a line break in a field', item(1, '<description>أ<br>ب</description>') + item(2)],
    ['paragraphs in a field', item(1, `<description>${'<p>فقرة'.repeat(100)}</description>`) + item(2)],
  ])('%s without an end', (_, inside) =>
    expect(titles(read(rss(inside))).map((title) => title?.slice(0, 5))).toEqual(two),
  );

  test('a title with markup is there as published as well', () => {
    const feed = read(rss(`<item><title>&lt;i&gt;خبر&lt;/i&gt;</title></item>${item(2)}`));
    expect(feed.items.map(({ asPublished }) => asPublished)).toEqual([{ title: '<i>خبر</i>' }, undefined]);
  });
});

describe('a feed that was cut off keeps what is complete', () => {
  const whole = rss(item(1) + item(2) + item(3, '<description>نص طويل</description>'));
  const third = whole.indexOf('<title>خبر 3');

  test('wherever the cut is', () => {
    for (let end = third; end < whole.length - '</item></channel></rss>'.length; end++)
      expect(titles(read(whole.slice(0, end)))).toEqual(two);
  });

  test('in a marked section, and in Atom', () => {
    expect(
      titles(read(`${rss(item(1)).slice(0, -16)}<item><title>ب</title><description><![CDATA[نص`)),
    ).toEqual(['خبر 1']);
    expect(
      titles(read('<feed><entry><title>أ</title></entry><entry><title>ب</title><link href="https://n')),
    ).toEqual(['أ']);
  });

  test('in JSON', () => {
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'قناة',
      items: [1, 2, 3].map((id) => ({ id, title: `خبر "${id}" {[`, tags: ['أ'], authors: [{ name: 'ب' }] })),
    });
    for (let end = json.indexOf('"id":3'); end < json.length - 2; end++)
      expect(titles(read(json.slice(0, end)))).toEqual(['خبر "1" {[', 'خبر "2" {[']);
  });
});

test('JSON with control characters and commas too many', () => {
  const json = '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"خبر\n\tعاجل",},],}';
  expect(titles(read(json))).toEqual(['خبر عاجل']);
});

describe('names', () => {
  test('an odd prefix means what its address says', () => {
    const feed = read(
      `<rss version="2.0" xmlns:a10="http://www.w3.org/2005/Atom" xmlns:x=" http://purl.org/dc/elements/1.1/ " xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><a10:link rel="self" href="/self"/><link>https://news.example</link>
        <item><title>أ</title><a10:updated>2026-11-24T10:00:00Z</a10:updated><x:creator>ليلى</x:creator><c:encoded>نص</c:encoded></item></channel></rss>`,
    );
    expect(feed).toMatchObject({
      link: 'https://news.example',
      selfUrl: 'https://news.example/self',
      items: [{ updatedAt: '2026-11-24T10:00:00.000Z', author: 'ليلى', content: 'نص' }],
    });
  });

  test.each([
    [
      'with a prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>ق</a:title><a:entry><a:title>أ</a:title><a:link href="/1"/></a:entry></a:feed>',
    ],
    ['without a namespace', '<feed><title>ق</title><entry><title>أ</title><link href="/1"/></entry></feed>'],
    [
      'of 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>ق</title><entry><title>أ</title><link href="/1"/></entry></feed>',
    ],
  ])('Atom %s', (_, text) =>
    expect(read(text)).toMatchObject({
      format: 'atom',
      title: 'ق',
      items: [{ title: 'أ', link: 'https://news.example/1' }],
    }),
  );

  test('RDF under any prefix, RSS under any address', () => {
    const feed = read(
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/"><rss:channel r:about="x"><rss:title>ق</rss:title></rss:channel><rss:item r:about="https://news.example/1"><rss:title>أ</rss:title><rss:link>https://news.example/1</rss:link></rss:item></r:RDF>',
    );
    expect(feed).toMatchObject({ format: 'rdf', title: 'ق', items: [{ title: 'أ' }] });
    expect(
      titles(read(`<rss xmlns="http://backend.userland.com/rss2"><channel>${item(1)}</channel></rss>`)),
    ).toEqual(['خبر 1']);
    expect(
      titles(read(`<rss xmlns="http://www.w3.org/2005/Atom"><channel>${item(1)}</channel></rss>`)),
    ).toEqual(['خبر 1']);
  });

  test('names of JavaScript are names like others', () => {
    const feed = read(
      rss(
        `<constructor>x</constructor><__proto__ a="1">y</__proto__><item __proto__="z" xmlns:toString="valueOf"><title>أ</title><hasOwnProperty/></item>`,
      ),
    );
    expect(titles(feed)).toEqual(['أ']);
  });
});

describe('hostile feeds are read in linear time', () => {
  const size = 400_000;
  test.each([
    ['open elements', `<rss><channel>${'<a>'.repeat(size)}`],
    ['closing tags that close nothing', `<rss><channel>${'<a>'.repeat(size)}${'</b>'.repeat(size)}`],
    ['elements beside each other', `<rss><channel>${'<a/>'.repeat(size)}`],
    ['attributes', `<rss><channel ${Array.from({ length: size }, (_, i) => `a${i}="1"`).join(' ')}>`],
    ['a long attribute', `<rss><channel a="${'x'.repeat(size)}">`],
    ['quotes without an end', `<rss>${'<a b="'.repeat(size)}`],
    ['comments without an end', `<rss>${'<!--'.repeat(size)}`],
    ['marked sections without an end', `<rss><channel><item><title>${'<![CDATA['.repeat(size)}`],
    ['ampersands', `<rss><channel><title>${'&'.repeat(size)}</title>`],
    ['numbers without an end', `<rss><channel><title>&#${'0'.repeat(size)}</title>`],
    ['brackets', `<rss><channel><title>${'<'.repeat(size)}</title>`],
    ['instructions', `<rss><channel><title>${'<?'.repeat(size)}</title>`],
    [
      'pictures without an end',
      rss(`<item><description><![CDATA[${'<img src="'.repeat(size / 10)}]]></description></item>`),
    ],
    ['namespaces', `<rss>${'<a xmlns:b="c">'.repeat(size / 10)}`],
    [
      'entities',
      `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">]><rss><channel><title>${'&a;'.repeat(size)}</title>`,
    ],
    ['items in items', `<rss><channel>${'<item>'.repeat(size)}`],
    ['spaces', `<rss><channel><item><author>${' ('.repeat(size)}</author></item></channel></rss>`],
    ['brackets of JSON', `{"version":"1.0","items":${'['.repeat(size)}`],
    ['strings of JSON', `{"version":"1.0","items":["${'\\"'.repeat(size)}`],
  ])('%s', (_, text) => {
    // takes minutes and more where anything is looked through again and again
    expect(parseFeed(text, { url, now })).toBeDefined();
  });
});
