import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFeedCsv, writeFeedCsv } from './feedCsv.ts';
import type { FeedListResult, FeedSettings } from './feedSettings.ts';
import { parseSettings, toTexts } from './fieldTexts.ts';
import { arbitraryFeed } from './testing/arbitraryFeed.ts';

const listOf = (result: FeedListResult) => {
  if (!result.ok) throw new Error(result.message);
  return result.list;
};
const settingsOf = (text: string) => listOf(readFeedCsv(text)).feeds.map(({ settings }) => settings);

describe('columns', () => {
  test('Arabic names of columns, countries, languages and times are understood', () => {
    const text = `الرابط;الاسم;البلد;اللغة;الوسوم;الفترة;المجلد;الحالة
https://fanar.example/rss;فنار سرت;ليبيا;العربية;عاجل، ليبيا;5 دقائق;أخبار/ليبيا;موقوف`;
    expect(settingsOf(text)).toEqual([
      {
        url: 'https://fanar.example/rss',
        name: 'فنار سرت',
        country: 'LY',
        language: 'ar',
        tags: ['عاجل', 'ليبيا'],
        intervalMs: 300_000,
        folder: 'أخبار/ليبيا',
        state: 'paused',
      },
    ]);
  });

  test.each([
    ['url,name', 'comma'],
    ['XML URL;Title', 'semicolon'],
    ['feed_url\tname', 'tab'],
    ['\ufeff"url","name"', 'quotes and a byte order mark'],
    ['sep=;\nurl;name', "Excel's first line"],
  ])('%j: %s', (header) => {
    const delimiter = /;|\t/.exec(header)?.[0] ?? ',';
    const row = ['https://a.example/f', 'الألف'].join(delimiter);
    expect(settingsOf(`${header}\r\n${row}\r\n`)).toEqual([{ url: 'https://a.example/f', name: 'الألف' }]);
  });

  test('without a header an address a line is enough, with a name or without', () => {
    expect(settingsOf('https://a.example/f\nhttps://b.example/f\n')).toEqual([
      { url: 'https://a.example/f' },
      { url: 'https://b.example/f' },
    ]);
    expect(settingsOf('الألف,https://a.example/f\n')).toEqual([
      { url: 'https://a.example/f', name: 'الألف' },
    ]);
  });

  test('columns that are no setting are named', () => {
    expect(listOf(readFeedCsv('url,الجمهور\nhttps://a.example/f,9')).ignored).toEqual(['الجمهور']);
  });

  test.each([
    ['', /no rows/],
    ['الاسم,البلد\nفنار,ليبيا', /a column url \(«الرابط»\), got "الاسم", "البلد"/],
  ])('%j is refused', (text, message) => {
    const result = readFeedCsv(text);
    expect(result.ok ? '' : result.message).toMatch(message);
  });
});

test('each bad row is named with its line and reason, and the others go on', () => {
  const text = `url,name,country,interval,time zone,basic auth
https://a.example/f,ألف,LY,5m,Africa/Tripoli,
ليس رابطا,باء,LY,5m,,
https://c.example/f,جيم,بلاد بعيدة,1s,Mars/Olympus,secret-without-colon
"https://d.example/f,دال
https://e.example/f,هاء,LY,5m,,,,زائد
,واو,LY,5m,,
https://g.example/f,زاي,EG,1h,Africa/Cairo,`;
  const { feeds, problems } = listOf(readFeedCsv(text));
  expect(feeds.map(({ at }) => at)).toEqual(['line 2', 'line 8']);
  const byLine = new Map(problems.map(({ at, message }) => [at, message]));
  expect([...byLine.keys()].sort()).toEqual(['line 3', 'line 4', 'line 5', 'line 6', 'line 7']);
  expect(byLine.get('line 3')).toBe('url "ليس رابطا": expected an http or https address');
  expect(byLine.get('line 4')).toBe(
    'country "بلاد بعيدة": expected two letters such as LY, or a name; ' +
      'timeZone "Mars/Olympus": expected an IANA time zone such as Africa/Tripoli; ' +
      'basicAuth: expected user:password; interval "1s": expected a time from 5s to 7d, such as 30s, 5m or 1h',
  );
  expect(byLine.get('line 5')).toBe('a quote is not closed');
  expect(byLine.get('line 6')).toMatch(/8 cells, but 6 columns/);
  expect(byLine.get('line 7')).toBe('it has no address');
});

describe('what is written', () => {
  const feed: FeedSettings = {
    id: 'fanar',
    url: 'https://fanar.example/rss',
    name: '=HYPERLINK("http://evil.example")',
    tags: ['-عاجل', 'أ, ب'],
    intervalMs: 300_000,
    state: 'active',
    createdAt: '2026-01-02T03:04:05.000Z',
    request: { headers: { 'X-One': 'a, b', 'X-Two': '|' } },
  };

  test('holds no formula, and begins with the mark by which Excel knows UTF-8', () => {
    const text = writeFeedCsv([feed]);
    expect(text).toMatch(/^\ufeffurl,name,id,tags,interval,state,headers,created\r\n/);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).toContain("'-عاجل");
  });

  test('reads back', () => {
    expect(settingsOf(writeFeedCsv([feed]))).toEqual([feed]);
  });

  test('reads back as what its texts say, whatever the feed', () => {
    fc.assert(
      fc.property(arbitraryFeed, (any) => {
        const said = parseSettings(toTexts(any));
        const { feeds, problems } = listOf(readFeedCsv(writeFeedCsv([any])));
        if (said.ok) expect(feeds.map(({ settings }) => settings)).toEqual([said.settings]);
        else expect(problems.map(({ message }) => message)).toEqual([said.message]);
      }),
      { numRuns: 100 },
    );
  });
});
