import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAsDeclared, visibleText } from '../readAsDeclared.ts';
import { startSampleSite, type SampleSite } from '../startSampleSite.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite({ now: () => new Date('2026-03-02T12:00:00Z') });
});
afterAll(() => site.close());

const listed = (key: string) => site.articles.filter(({ outlet }) => outlet === key);

test('show title and text of their article, in the charset that they declare', async () => {
  for (const article of site.articles) {
    const { status, text } = await readAsDeclared(article.url);
    expect(status).toBe(200);
    expect(text).toContain(`<link rel="canonical" href="${article.url}">`);
    const shown = visibleText(text);
    for (const part of [article.title, ...article.text.split('\n')]) expect(shown).toContain(part);
    expect(shown).toContain('عاجل');
    expect(shown).toContain('اقرأ أيضا');
  }
});

test('of the old outlet declare their charset in the header by turns, in the meta element always', async () => {
  const pages = await Promise.all(listed('daftar').map(({ url }) => readAsDeclared(url)));
  expect(new Set(pages.map(({ type }) => type))).toEqual(
    new Set(['text/html', 'text/html; charset=windows-1256']),
  );
  for (const { text } of pages)
    expect(text).toContain('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">');
});

test('structured data is JSON that names the article', async () => {
  for (const article of [...listed('fanar'), ...listed('qindil')]) {
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
      (await readAsDeclared(article.url)).text,
    )?.[1];
    const data = JSON.parse(json ?? '') as { headline: string; datePublished: string };
    expect(data.headline).toBe(article.title);
    expect(new Date(data.datePublished).toISOString()).toBe(article.publishedAt);
  }
});

test('home, robots.txt and the log-in page answer; no feed is where HTML is', async () => {
  for (const { siteUrl, feedUrl } of site.outlets) {
    const logIn = await readAsDeclared(new URL('/login.html', siteUrl).href);
    expect(logIn).toMatchObject({ status: 200, text: expect.stringContaining('تسجيل الدخول') as string });
    expect(logIn.type).toMatch(/^text\/html/);
    expect((await readAsDeclared(siteUrl)).status).toBe(200);
    expect((await readAsDeclared(new URL('/robots.txt', siteUrl).href)).text).toMatch(
      /^User-agent: \*\nAllow: \//,
    );
    expect((await fetch(new URL('/no-such-page', feedUrl))).status).toBe(404);
  }
  expect((await readAsDeclared(site.landmarks.notAFeedUrl)).type).toMatch(/^text\/html/);
});
