import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterEach, expect, test } from 'vitest';
import { generateArticle, generateArticles } from './generateArticles.ts';
import { startGeneratedSite, type GeneratedSite } from './startGeneratedSite.ts';

const shinglesOf = (text: string): Set<string> => {
  const words = text.split(/\s+/);
  return new Set(words.slice(2).map((_, i) => words.slice(i, i + 3).join(' ')));
};

let site: GeneratedSite | undefined;
afterEach(() => site?.close());

test('articles are the same for the same seed, others for another', () => {
  expect(generateArticles(20, 3)).toEqual(generateArticles(20, 3));
  expect(generateArticles(20, 3)[7]).toEqual(generateArticle(3, 7));
  expect(generateArticle(4, 7).text).not.toBe(generateArticle(3, 7).text);
});

test('every article has its own probe, once, and about 200 words without a slot left open', () => {
  const articles = generateArticles(3000, 11);
  expect(new Set(articles.map(({ probe }) => probe)).size).toBe(3000);
  for (const { title, text, probe } of articles) {
    expect(text.split(probe)).toHaveLength(2);
    expect(text.split(/\s+/).length).toBeGreaterThan(170);
    expect(text.split(/\s+/).length).toBeLessThan(280);
    expect(title + text).not.toMatch(/[{}]|undefined/);
  }
});

test('no article is a near-duplicate of another', () => {
  const shingles = generateArticles(300, 5).map(({ text }) => shinglesOf(text));
  for (const [i, one] of shingles.entries()) {
    for (const other of shingles.slice(i + 1)) {
      expect(one.intersection(other).size / one.union(other).size).toBeLessThan(0.3);
    }
  }
});

test('its feeds list all articles, whose pages show their text', async () => {
  site = await startGeneratedSite({ feeds: 3, articlesPerFeed: 40, seed: 1 });
  expect(site.articles).toHaveLength(120);
  expect(new Set(site.articles.map(({ url }) => url)).size).toBe(120);
  for (const { key, feedUrl } of site.feeds) {
    const xml = await (await fetch(feedUrl)).text();
    expect(XMLValidator.validate(xml)).toBe(true);
    const { rss } = new XMLParser().parse(xml) as { rss: { channel: { item: { link: string }[] } } };
    const mine = site.articles.filter(({ feed }) => feed === key);
    expect(rss.channel.item.map(({ link }) => link)).toEqual(mine.map(({ url }) => url));
  }
  const article = site.articles[77] ?? expect.fail('no article');
  const page = await (await fetch(article.url)).text();
  for (const paragraph of article.text.split('\n')) expect(page).toContain(paragraph);
  expect(site.requestsFor(article.url)).toBe(1);
});
