import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAsDeclared, visibleText } from '../readAsDeclared.ts';
import { startSampleSite, type SampleSite } from '../startSampleSite.ts';

const parser = new XMLParser({ ignoreAttributes: false, processEntities: true });
let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite({ now: () => new Date('2026-03-02T12:00:00Z') });
});
afterAll(() => site.close());

const listed = (key: string) => site.articles.filter(({ outlet }) => outlet === key);
const feedUrlOf = (key: string): string => site.outlets.find((outlet) => outlet.key === key)?.feedUrl ?? '';

async function readXml<T>(key: string): Promise<T> {
  const { text } = await readAsDeclared(feedUrlOf(key));
  expect(XMLValidator.validate(text)).toBe(true);
  return parser.parse(text) as T;
}

test('RSS 2.0 lists every article of its outlet, the missing one and a broken item', async () => {
  type Item = { title: string; link?: string; guid?: unknown; pubDate: string };
  const { rss } = await readXml<{ rss: { '@_version': string; channel: { item: Item[] } } }>('fanar');
  expect(rss['@_version']).toBe('2.0');
  const links = rss.channel.item.map(({ link }) => link);
  expect(links.toSorted()).toEqual(
    [...listed('fanar').map(({ url }) => url), site.landmarks.missingUrl, undefined].toSorted(),
  );
  const broken = rss.channel.item.filter(({ link }) => link === undefined);
  expect(broken).toHaveLength(1);
  expect(broken[0]?.guid).toBeUndefined();
  const first = listed('fanar')[0];
  const item = rss.channel.item.find(({ link }) => link === first?.url);
  expect(item?.title).toBe(first?.title);
  expect(new Date(item?.pubDate ?? '').toISOString()).toBe(first?.publishedAt);
});

test('Atom has an identity, an address and dates for every entry', async () => {
  type Entry = {
    id: string;
    title: { '#text': string };
    link: { '@_href': string };
    published: string;
    updated: string;
  };
  const { feed } = await readXml<{ feed: { '@_xmlns': string; entry: Entry[] } }>('shurfa');
  expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
  expect(feed.entry.map(({ link }) => link['@_href']).toSorted()).toEqual(
    listed('shurfa')
      .map(({ url }) => url)
      .toSorted(),
  );
  expect(new Set(feed.entry.map(({ id }) => id)).size).toBe(feed.entry.length);
  const first = listed('shurfa')[0];
  const entry = feed.entry.find(({ link }) => link['@_href'] === first?.url);
  expect(entry?.title['#text']).toBe(first?.title);
  expect(new Date(entry?.published ?? '').toISOString()).toBe(first?.publishedAt);
});

test('JSON Feed 1.1 carries whole articles', async () => {
  type Feed = {
    version: string;
    items: { id: string; url: string; title: string; content_html: string }[];
  };
  const { text, type } = await readAsDeclared(feedUrlOf('qindil'));
  const feed = JSON.parse(text) as Feed;
  expect(type).toBe('application/feed+json; charset=utf-8');
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  for (const article of listed('qindil')) {
    const item = feed.items.find(({ id }) => id === article.url);
    expect(item?.title).toBe(article.title);
    expect(item?.url).toMatch(/\?utm_source=/);
    expect(visibleText(item?.content_html ?? '')).toBe(article.text);
  }
});

test('the news sitemap is windows-1256 and lists its articles', async () => {
  type Url = { loc: string; 'news:news': { 'news:title': string; 'news:publication_date': string } };
  const { urlset } = await readXml<{ urlset: { url: Url[] } }>('daftar');
  expect(urlset.url.map(({ loc }) => loc).toSorted()).toEqual(
    listed('daftar')
      .map(({ url }) => url)
      .toSorted(),
  );
  for (const article of listed('daftar')) {
    const news = urlset.url.find(({ loc }) => loc === article.url)?.['news:news'];
    expect(news?.['news:title']).toBe(article.title);
    expect(new Date(news?.['news:publication_date'] ?? '').toISOString()).toBe(article.publishedAt);
  }
  const raw = Buffer.from(await (await fetch(feedUrlOf('daftar'))).arrayBuffer());
  expect(raw.includes(Buffer.from('cdd1d320c7e1cdcfe6cf20c7e1c3d1cfe4ed', 'hex'))).toBe(true); // حرس الحدود الأردني
});
