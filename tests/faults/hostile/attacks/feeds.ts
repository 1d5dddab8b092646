import { gzipSync } from 'node:zlib';
import { attackOf, reply } from '../attack.ts';

const MILLION = 1_000_000;
const rss = (channel: string, before = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<rss version="2.0"><channel>${channel}</channel></rss>`;
const item = (inside: string) =>
  `<item><title>خبر</title><link>https://outlet.example/1</link>${inside}</item>`;
const json = (inside: string) => `{"version":"https://jsonfeed.org/version/1.1","title":"نشرة",${inside}}`;
const feed = (make: () => string | Uint8Array, contentType = 'application/rss+xml') =>
  reply(make, { 'content-type': contentType });
const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('');
const entities = (declared: string, used: string) =>
  feed(() => rss(item(`<description>${used}</description>`), `<!DOCTYPE rss [${declared}]>`));

/** Feeds that cost more than they are worth. All must be read, or refused, within the deadline of a worker. */
export const feedAttacks = attackOf('feed', {
  'a billion laughs': [entities(`<!ENTITY a0 "ha">${laughs}`, '&a12;'), 'read', /haha/],
  'quadratic laughs': [entities(`<!ENTITY a "${'x'.repeat(50_000)}">`, '&a;'.repeat(50_000)), 'read', /xxxx/],
  'a file as an entity': [entities('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'), 'read', /root:/],
  'an address as an entity': [entities('<!ENTITY x SYSTEM "http://169.254.169.254/">', '&x;'), 'read'],
  'a parameter entity': [
    entities('<!ENTITY % d SYSTEM "file:///etc/hostname"><!ENTITY % e "<!ENTITY x \'%d;\'>">%e;', '&x;'),
    'read',
  ],
  'a document type from elsewhere': [
    feed(() => rss(item(''), '<!DOCTYPE rss SYSTEM "http://169.254.169.254/rss.dtd">')),
    'read',
  ],
  'a document type without end': [
    feed(() => `<?xml version="1.0"?><!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(400_000)}`),
    ['not_a_feed', 'read'],
  ],
  'a million numeric references': [
    feed(() => rss(item(`<description>${'&#1575;'.repeat(MILLION)}</description>`))),
    'read',
  ],
  'a million bare ampersands': [
    feed(() => rss(item(`<description>${'&'.repeat(MILLION)}</description>`))),
    'read',
  ],
  'a million unknown entities': [
    feed(() => rss(item(`<description>${'&wat;'.repeat(MILLION)}</description>`))),
    'read',
  ],
  'a million levels': [feed(() => `<rss>${'<a>'.repeat(MILLION)}`), ['read', 'not_a_feed']],
  'a million closing tags': [feed(() => rss(`${'<a>'.repeat(100_000)}${'</b>'.repeat(MILLION)}`)), 'read'],
  'a million elements': [feed(() => rss('<a/>'.repeat(MILLION))), 'read'],
  'levels in the content': [
    feed(() => rss(item(`<content:encoded>${'<b>x'.repeat(500_000)}</content:encoded>`))),
    'read',
  ],
  '200,000 attributes': [
    feed(() =>
      rss(`<item ${Array.from({ length: 200_000 }, (_, i) => `a${i}="${i}"`).join(' ')}>${item('')}</item>`),
    ),
    'read',
  ],
  'one attribute, a million times': [feed(() => rss(`<item ${'a="b" '.repeat(MILLION)}></item>`)), 'read'],
  'an attribute of 7 MB': [feed(() => rss(`<item a="${'x'.repeat(7 * MILLION)}"></item>`)), 'read'],
  'a tag without end': [feed(() => rss(`<item ${'x'.repeat(7 * MILLION)}`)), ['read', 'not_a_feed']],
  'a name of 7 MB': [feed(() => rss(`<${'x'.repeat(7 * MILLION)}>`)), 'read'],
  'a text of 7 MB': [feed(() => rss(item(`<description>${'خبر '.repeat(MILLION)}</description>`))), 'read'],
  'a comment without end': [feed(() => rss(`<!--${'- -'.repeat(2 * MILLION)}`)), ['read', 'not_a_feed']],
  'a CDATA without end': [
    feed(() => rss(item(`<description><![CDATA[${']] '.repeat(2 * MILLION)}`))),
    'read',
  ],
  'instructions without end': [feed(() => rss('<?a '.repeat(MILLION))), ['read', 'not_a_feed']],
  'a million brackets': [feed(() => rss(item(`<title>${'&lt;'.repeat(MILLION)}</title>`))), 'read'],
  'a million brackets, bare': [
    feed(() => rss(item(`<description><![CDATA[${'<'.repeat(MILLION)}]]></description>`))),
    'read',
  ],
  'a title of tags': [
    feed(() => rss(`<item><title><![CDATA[${'<b '.repeat(MILLION)}]]></title></item>`)),
    'read',
  ],
  'a title of levels': [
    feed(() => rss(`<item><title><![CDATA[${'<b>'.repeat(MILLION)}]]></title></item>`)),
    'read',
  ],
  '100,000 items': [feed(() => rss('<item><link>/1</link></item>'.repeat(100_000))), 'read'],
  'a million categories': [feed(() => rss(item('<category>x</category>'.repeat(300_000)))), 'read'],
  'a date of letters': [feed(() => rss(item(`<pubDate>${'a'.repeat(MILLION)}</pubDate>`))), 'read'],
  'a date of digits': [feed(() => rss(item(`<pubDate>${'1'.repeat(MILLION)}</pubDate>`))), 'read'],
  'a date of days': [feed(() => rss(item(`<pubDate>${'1 jan '.repeat(200_000)}</pubDate>`))), 'read'],
  'a date of spaces': [feed(() => rss(item(`<pubDate>1${' '.repeat(MILLION)}x</pubDate>`))), 'read'],
  'an Arabic date of digits': [
    feed(() => rss(item(`<pubDate>${'١ يناير '.repeat(200_000)}</pubDate>`))),
    'read',
  ],
  'a link of slashes': [
    feed(() => rss(`<item><link>https://outlet.example${'/'.repeat(MILLION)}x</link></item>`)),
    'read',
  ],
  'a link of dots': [
    feed(() => rss(`<item><link>https://outlet.example/${'../a/'.repeat(MILLION)}</link></item>`)),
    'read',
  ],
  'a link of percent signs': [
    feed(() => rss(`<item><link>https://outlet.example/${'%'.repeat(MILLION)}</link></item>`)),
    'read',
  ],
  'a link of parameters': [
    feed(() => rss(`<item><link>https://outlet.example/?${'a=b&'.repeat(MILLION)}</link></item>`)),
    'read',
  ],
  'an author of at signs': [feed(() => rss(item(`<author>${'a@'.repeat(MILLION)} (x</author>`))), 'read'],
  'an author of brackets': [feed(() => rss(item(`<author>a@b ${'('.repeat(MILLION)}</author>`))), 'read'],
  blanks: [feed(() => ' '.repeat(7 * MILLION)), 'empty'],
  'blanks and then a feed': [feed(() => ' '.repeat(7 * MILLION) + rss(item(''))), ['empty', 'read']],
  'blanks in a title': [feed(() => rss(item(`<title>a${' '.repeat(7 * MILLION)}b</title>`))), 'read'],
  'line breaks in a title': [feed(() => rss(`<item><title>${'\n'.repeat(MILLION)}</title></item>`)), 'read'],
  'a declaration of blanks': [
    feed(() => `<?xml${' '.repeat(MILLION)}version="1.0"?>${rss(item('')).slice(38)}`),
    ['read', 'not_a_feed'],
  ],
  'meta elements without a charset': [
    feed(
      () => Buffer.concat([Buffer.from('<meta '.repeat(MILLION)), Buffer.from([0xc7, 0xe1])]),
      'text/html',
    ),
    ['html', 'not_a_feed'],
  ],
  'a charset that is none': [feed(() => rss(item('')), `text/xml; charset=${'x'.repeat(5_000)}`), 'read'],
  'a charset that confuses': [feed(() => '+ADw-script+AD4-', 'text/xml; charset=utf-7'), 'not_a_feed'],
  'broken bytes': [feed(() => Buffer.alloc(7 * MILLION, 0xff)), 'not_a_feed'],
  'half a surrogate': [
    feed(() => Buffer.alloc(7 * MILLION + 1, Buffer.from([0x00, 0xd8]))),
    ['not_a_feed', 'empty'],
  ],
  'null bytes': [feed(() => Buffer.alloc(7 * MILLION)), ['not_a_feed', 'empty']],
  'null bytes in a title': [feed(() => rss(item(`<title>a${'\0'.repeat(MILLION)}b</title>`))), 'read'],
  'brackets of JSON': [feed(() => '['.repeat(5 * MILLION), 'application/feed+json'), 'bad_json'],
  'levels of JSON': [
    feed(() => json(`"x":${'['.repeat(MILLION)}${']'.repeat(MILLION)},"items":[]`)),
    ['bad_json', 'read', 'not_a_feed'],
  ],
  'levels of objects': [
    feed(() => json(`"x":${'{"a":'.repeat(MILLION)}1${'}'.repeat(MILLION)},"items":[]`)),
    ['bad_json', 'read', 'not_a_feed'],
  ],
  'keys of JSON': [
    feed(() => json(`${Array.from({ length: 400_000 }, (_, i) => `"k${i}":${i}`).join(',')},"items":[]`)),
    'read',
  ],
  'a number of a million digits': [feed(() => json(`"x":${'9'.repeat(MILLION)},"items":[]`)), 'read'],
  'the prototype of all': [
    feed(() =>
      json(
        '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"items":[{"id":"1","__proto__":{"polluted":true}}]',
      ),
    ),
    'read',
  ],
  'items of JSON without anything': [
    feed(() => json(`"items":[${'{},'.repeat(MILLION)}{}]`)),
    ['read', 'not_a_feed'],
  ],
  'a log-in page': [
    feed(() => '<!doctype html><html><form action="/login"></form></html>', 'text/html'),
    'html',
  ],
  'a document of PDF': [
    feed(() => `%PDF-1.7\n${'\x00\x01\xff'.repeat(MILLION)}`, 'application/pdf'),
    'not_a_feed',
  ],
  'an archive': [
    feed(() => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(MILLION, 7)])),
    'not_a_feed',
  ],
  'a film': [
    feed(() => Buffer.concat([Buffer.from('\0\0\0\x20ftypisom', 'latin1'), Buffer.alloc(MILLION, 9)])),
    'not_a_feed',
  ],
  'a program': [feed(() => Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(MILLION, 3)])), 'not_a_feed'],
  'a feed in an archive': [feed(() => gzipSync(rss(item(''))), 'application/gzip'), 'read'],
  'a feed of 9 MB': [
    feed(() => rss(item(`<description>${'x'.repeat(9 * MILLION)}</description>`))),
    'body_too_large',
  ],
});
