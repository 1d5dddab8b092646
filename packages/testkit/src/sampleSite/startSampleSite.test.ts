import { afterEach, describe, expect, test } from 'vitest';
import { readAsDeclared } from './readAsDeclared.ts';
import { startSampleSite, type SampleSite, type SampleSiteOptions } from './startSampleSite.ts';

const NOW = new Date('2026-03-02T12:00:00Z');
let site: SampleSite;

const open = async (options: SampleSiteOptions = {}) =>
  (site = await startSampleSite({ now: () => NOW, ...options }));
afterEach(() => site.close());

const feedUrlOf = (key: string): string => site.outlets.find((outlet) => outlet.key === key)?.feedUrl ?? '';

describe('changes', () => {
  test('update() changes one article, its entry and their validators', async () => {
    let clock = NOW;
    await open({ now: () => clock });
    const { url, oldWord, newWord } = site.landmarks.updated;
    const before = await fetch(url);
    const feedBefore = await fetch(feedUrlOf('shurfa'));
    const etag = feedBefore.headers.get('etag') ?? '';
    expect(await before.text()).toContain(oldWord);
    const others = site.articles.filter((article) => article.url !== url);
    expect(JSON.stringify(site.articles)).not.toContain(newWord);

    clock = new Date(NOW.getTime() + 60_000);
    site.update();
    const after = await fetch(url, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
    expect(after.status).toBe(200);
    expect(after.headers.get('last-modified')).toBe(clock.toUTCString());
    const text = await after.text();
    expect(text).toContain(newWord);
    expect(text).not.toContain(oldWord);
    const feedAfter = await fetch(feedUrlOf('shurfa'), { headers: { 'if-none-match': etag } });
    expect(feedAfter.status).toBe(200);
    const article = site.articles.find((one) => one.url === url);
    expect(article).toMatchObject({ updatedAt: clock.toISOString() });
    expect(article?.text).toContain(newWord);
    expect(article?.text).not.toContain(oldWord);
    expect(await feedAfter.text()).toContain(article?.title);
    expect(site.articles.filter((one) => one.url !== url)).toEqual(others);
  });

  test('the missing page exists after mend()', async () => {
    await open();
    const { missingUrl } = site.landmarks;
    const count = site.articles.length;
    expect((await fetch(missingUrl)).status).toBe(404);
    site.mend();
    expect((await readAsDeclared(missingUrl)).text).toContain('لخضر زروقي');
    expect(site.articles).toHaveLength(count + 1);
    expect(site.requestsFor(missingUrl)).toBe(2);
  });

  test('an unchanged feed answers 304 to both validators', async () => {
    await open();
    for (const { feedUrl } of site.outlets) {
      const first = await fetch(feedUrl);
      const etag = first.headers.get('etag') ?? '';
      const since = first.headers.get('last-modified') ?? '';
      expect((await fetch(feedUrl, { headers: { 'if-none-match': etag } })).status).toBe(304);
      expect((await fetch(feedUrl, { headers: { 'if-modified-since': since } })).status).toBe(304);
      expect(site.requestsFor(feedUrl)).toBe(3);
    }
  });
});

describe('hostile extras', () => {
  test('are only there when asked for', async () => {
    await open();
    expect(site.landmarks.hostile).toBeUndefined();
    expect((await readAsDeclared(feedUrlOf('fanar'))).text).not.toContain('3026');
  });

  test('are a date of 3026, an English page, 5 MB of HTML and a PDF document', async () => {
    await open({ hostile: true });
    const { futureUrl, englishUrl, hugeUrl, pdfUrl } = site.landmarks.hostile ?? expect.fail('no extras');
    const feed = (await readAsDeclared(feedUrlOf('fanar'))).text;
    for (const url of [futureUrl, englishUrl, hugeUrl, pdfUrl]) expect(feed).toContain(url);
    expect(feed).toMatch(/<pubDate>\w{3}, 02 Mar 3026 /);
    expect(site.articles.find(({ url }) => url === futureUrl)?.publishedAt).toMatch(/^3026-/);
    expect(site.articles.find(({ url }) => url === englishUrl)?.lang).toBe('en');
    expect(site.articles.some(({ url }) => url === hugeUrl || url === pdfUrl)).toBe(false);
    expect((await fetch(futureUrl)).headers.get('last-modified')).toBe(NOW.toUTCString());
    const huge = await fetch(hugeUrl);
    expect((await huge.arrayBuffer()).byteLength).toBeGreaterThan(5_000_000);
    const pdf = await fetch(pdfUrl);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(await pdf.text()).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/);
  });
});

test('ports can be chosen; a taken one leaves nothing open', async () => {
  await open();
  const ports = { daftar: Number(new URL(feedUrlOf('daftar')).port) };
  await expect(startSampleSite({ ports })).rejects.toThrow(/EADDRINUSE/);
  await site.close();
  const again = await startSampleSite({ ports });
  expect(again.outlets.find(({ key }) => key === 'daftar')?.siteUrl).toBe(
    `http://127.0.0.1:${ports.daftar}/`,
  );
  site = again;
});
