import { feedSchema } from '@rasid/contracts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedListResult, FeedSettings, GivenSettings } from './feedSettings.ts';
import { readOpml } from './readOpml.ts';
import { arbitraryFeed } from './testing/arbitraryFeed.ts';
import { writeOpml } from './writeOpml.ts';

const now = new Date('2026-01-02T03:04:05Z');
const written = (feeds: readonly FeedSettings[]) => writeOpml(feeds, { title: 'راصد', now });
const listOf = (result: FeedListResult) => {
  if (!result.ok) throw new Error(result.message);
  return result.list;
};
const settingsOf = (xml: string): GivenSettings[] =>
  listOf(readOpml(xml)).feeds.map(({ settings }) => settings);
const byId = <T extends { id?: string | undefined }>(feeds: readonly T[]) =>
  [...feeds].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));

const one: FeedSettings = {
  id: 'fanar',
  url: 'https://fanar.example/rss?a=1&b=2',
  name: 'فنار "سرت" & أخواتها',
  tags: ['ليبيا', 'عاجل'],
  intervalMs: 300_000,
  state: 'active',
  createdAt: '2026-01-02T03:04:05.000Z',
};

describe('out and in again', () => {
  test('any feeds come back with every setting and their folders', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryFeed, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
        (feeds) => {
          for (const feed of feeds) feedSchema.parse({ ...feed, health: {} });
          const list = listOf(readOpml(written(feeds)));
          expect(list.problems).toEqual([]);
          const back = list.feeds.map(({ settings: { tags = [], ...others } }) => ({ ...others, tags }));
          expect(byId(back)).toEqual(byId(feeds));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('what is written is well-formed XML', () => {
    fc.assert(
      fc.property(arbitraryFeed, (feed) => {
        expect(XMLValidator.validate(written([feed]))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('other programs find names, addresses, sites, folders and categories', () => {
    const xml = written([{ ...one, siteUrl: 'https://fanar.example/', folder: 'أخبار/ليبيا' }]);
    expect(parsedByAnother(xml).body.outline).toMatchObject({
      '@_text': 'أخبار',
      outline: {
        '@_title': 'ليبيا',
        outline: {
          '@_type': 'rss',
          '@_text': one.name,
          '@_xmlUrl': one.url,
          '@_htmlUrl': 'https://fanar.example/',
          '@_category': 'ليبيا,عاجل',
          '@_rasid:interval': '5m',
        },
      },
    });
  });
});

const parsedByAnother = (xml: string) =>
  (
    new XMLParser({ ignoreAttributes: false, processEntities: true }).parse(xml) as {
      opml: { head: { title: string }; body: { outline: unknown } };
    }
  ).opml;

const opml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head><title>قائمتي</title></head><body>${body}</body></opml>`;

describe('other programs', () => {
  test('folders nest, and a feed in two of them comes twice', () => {
    const xml = opml(`
      <outline text="أخبار" title="أخبار">
        <outline text="المغرب العربي">
          <outline type="rss" text="الفنار" title="الفنار" xmlUrl="https://fanar.example/rss" htmlUrl="https://fanar.example"/>
        </outline>
        <outline type="rss" text="الشرفة" title="الشرفة" xmlUrl="https://shurfa.example/atom.xml" htmlUrl=""/>
      </outline>
      <outline text="المفضلة"><outline type="rss" text="الفنار" xmlUrl="https://fanar.example/rss"/></outline>`);
    expect(settingsOf(xml)).toEqual([
      {
        url: 'https://fanar.example/rss',
        name: 'الفنار',
        siteUrl: 'https://fanar.example',
        folder: 'أخبار/المغرب العربي',
      },
      { url: 'https://shurfa.example/atom.xml', name: 'الشرفة', folder: 'أخبار' },
      { url: 'https://fanar.example/rss', name: 'الفنار', folder: 'المفضلة' },
    ]);
  });

  test.each([
    ['text alone', '<outline text="الفنار" xmlUrl="https://a.example/f"/>', { name: 'الفنار' }],
    ['title alone', '<outline title="الفنار" xmlUrl="https://a.example/f"/>', { name: 'الفنار' }],
    [
      'both, and they differ',
      '<outline text="عندي" title="عندهم" xmlUrl="https://a.example/f"/>',
      { name: 'عندي' },
    ],
    ['an address of feed:', '<outline text="أ" xmlUrl="feed:https://a.example/f"/>', { name: 'أ' }],
    ['no name', '<outline type="rss" text="" xmlUrl="https://a.example/f"/>', {}],
    [
      'a name that is escaped twice',
      '<outline text="الحياة &amp;amp; الناس" xmlUrl="https://a.example/f"/>',
      { name: 'الحياة & الناس' },
    ],
    ['an address in `url`', '<outline type="rss" text="x" url="https://a.example/f"/>', { name: 'x' }],
    [
      'attributes in lower case',
      '<outline text="x" xmlurl="https://a.example/f" htmlurl="https://a.example/"/>',
      { name: 'x', siteUrl: 'https://a.example/' },
    ],
    [
      'categories',
      '<outline text="x" category="/أخبار/ليبيا,رياضة" xmlUrl="https://a.example/f"/>',
      { name: 'x', tags: ['أخبار/ليبيا', 'رياضة'] },
    ],
    [
      'a language',
      '<outline text="x" language="ar-LY" xmlUrl="https://a.example/f"/>',
      { name: 'x', language: 'ar-LY' },
    ],
    [
      'a site and a language that are none',
      '<outline text="x" language="unknown!" htmlUrl="الموقع" xmlUrl="https://a.example/f"/>',
      { name: 'x' },
    ],
    [
      'FreshRSS',
      `<outline text="x" xmlUrl="https://a.example/f" frss:cssFullContent=".story, article" frss:cssContentFilter=".ads, .share"
        frss:ttl="900" frss:CURLOPT_USERAGENT="Reader/1" frss:CURLOPT_COOKIE="a=b" frss:CURLOPT_HTTPHEADER="X-One: 1&#10;X-Two: 2"/>`,
      {
        name: 'x',
        intervalMs: 900_000,
        extraction: { content: '.story, article', remove: ['.ads, .share'] },
        request: { userAgent: 'Reader/1', cookie: 'a=b', headers: { 'X-One': '1', 'X-Two': '2' } },
      },
    ],
    [
      'a feed that FreshRSS has muted',
      '<outline text="x" frss:ttl="-1800" xmlUrl="https://a.example/f"/>',
      { name: 'x', state: 'paused' },
    ],
    [
      'feeds inside a feed',
      '<outline text="x" xmlUrl="https://a.example/f"><outline text="نوع"/></outline>',
      { name: 'x' },
    ],
  ])('%s', (_, outline, settings) => {
    expect(settingsOf(opml(outline))).toEqual([{ url: 'https://a.example/f', ...settings }]);
  });

  test('a name of more than 200 characters is cut', () => {
    const [feed] = settingsOf(opml(`<outline text="${'خبر '.repeat(100)}" xmlUrl="https://a.example/f"/>`));
    expect(feed?.name).toHaveLength(199);
  });
});

describe('what is broken stops nothing', () => {
  test('each bad feed is named with its place and reason', () => {
    const xml = opml(`
      <outline text="أ" xmlUrl="not an address"/>
      <outline text="ب" type="rss" htmlUrl="https://b.example/"/>
      <outline text="ج" type="link" url="https://c.example/page"/>
      <outline text="د" type="include" url="https://d.example/list.opml"/>
      <outline text="هـ" xmlUrl="file:///etc/passwd"/>
      <outline text="سليم" xmlUrl="https://ok.example/f"/>
      <outline text="عنوان بلا شيء"/>`);
    const { feeds, problems } = listOf(readOpml(xml));
    expect(feeds.map(({ at }) => at)).toEqual(['outline 6 «سليم»']);
    expect(problems).toEqual([
      { at: 'outline 1 «أ»', message: 'url "not an address": expected an http or https address' },
      {
        at: 'outline 2 «ب»',
        message: 'it has no address of a feed; look for it with: rasid feeds add https://b.example/',
      },
      { at: 'outline 3 «ج»', message: 'a link to a page (https://c.example/page), no feed' },
      { at: 'outline 4 «د»', message: 'a list elsewhere (https://d.example/list.opml): import it by itself' },
      { at: 'outline 5 «هـ»', message: 'url "file:///etc/passwd": expected an http or https address' },
    ]);
  });

  test('a wrong setting of ours is named, not dropped', () => {
    const xml = written([one]).replace('rasid:interval="5m"', 'rasid:interval="1s"');
    expect(listOf(readOpml(xml)).problems[0]?.message).toBe(
      'interval "1s": expected a time from 5s to 7d, such as 30s, 5m or 1h',
    );
  });

  test('a truncated file gives what it has', () => {
    expect(
      settingsOf(
        opml('<outline text="ا" xmlUrl="https://a.example/f"/><outline text="ب" xmlU').split('</body>')[0] ??
          '',
      ),
    ).toHaveLength(1);
  });

  test.each([
    ['<html><body>دخول</body></html>', /expected OPML, got XML with the root <html>/],
    ['<rss><channel/></rss>', /got XML with the root <rss>/],
    ['مرحبا', /got plain text/],
    [opml(''), /holds no feeds/],
  ])('%s is refused', (xml, message) => {
    const result = readOpml(xml);
    expect(result.ok ? '' : result.message).toMatch(message);
  });
});

describe('a hostile file', () => {
  test('entities of its own stay words', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <opml><body><outline text="&b;&f;" xmlUrl="https://a.example/f"/></body></opml>`;
    expect(settingsOf(xml)[0]?.name).toBe('&b;&f;');
  });

  test('100,000 levels of folders are no stack overflow', () => {
    const deep = `${'<outline text="مجلد">'.repeat(100_000)}<outline text="x" xmlUrl="https://a.example/f"/>`;
    expect(() => readOpml(opml(deep))).not.toThrow();
  });

  test('200,000 outlines give as many feeds as a list may have, and a word on the rest', () => {
    const { feeds, problems } = listOf(readOpml(opml('<outline xmlUrl="http://a/"/>'.repeat(200_000))));
    expect(feeds).toHaveLength(100_000);
    expect(problems).toHaveLength(1_000);
  });

  test('JSON in `rasid:exact` that is none, or of another kind, is a problem of its feed', () => {
    const broken = ['{', '[1]', '{"name":7}', `${'['.repeat(50_000)}`].map(
      (json) =>
        `<outline text="x" xmlUrl="https://a.example/f" rasid:exact="${json.replaceAll('"', '&quot;')}"/>`,
    );
    const xml = written([one]).replace('</body>', `${broken.join('')}</body>`);
    const { feeds, problems } = listOf(readOpml(xml));
    expect(feeds.length + problems.length).toBe(5);
    expect(problems.length).toBeGreaterThanOrEqual(3);
  });
});
