import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feed } from '@rasid/contracts';
import { articleIdOf } from '@rasid/feeds';
import { createFeedStore, createSearchClient } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const feeds = createFeedStore(client, world.namespace);
const inTime = { timeoutMs: 60_000 };
let site: Server;
let origin: string;

const TITLE = 'إعادة فتح سوق الصاغة في المدينة القديمة';
const WORDS = 'عاد الصاغة إلى دكاكينهم صباح اليوم بعد انتهاء أعمال الترميم التي استغرقت عامين كاملين.';
const ASIDE = 'تابعونا على صفحاتنا في مواقع التواصل واشتركوا في النشرة البريدية لتصلكم الأخبار أولا بأول.';

/** The article stands where nobody would look for it, and its date has no zone. */
const page = (url: string) => `<!doctype html><html lang="ar"><head><title>${TITLE}</title>
<link rel="canonical" href="${url}"></head><body>
<article><h1>${TITLE}</h1>${`<p>${ASIDE}</p>`.repeat(6)}</article>
<aside class="real-story"><p>${WORDS}</p></aside><span class="when">2026-02-03 09:30</span></body></html>`;
const rss = (link: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>نشرة</title><link>/</link><item><title>${TITLE}</title><link>${link}</link></item></channel></rss>`;

beforeAll(async () => {
  site = createServer(({ url = '' }, response) => {
    const send = (type: string, body: string) =>
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
    if (url === '/a.xml') send('application/rss+xml', rss('/story/1'));
    else if (url === '/b.xml') send('application/rss+xml', rss('/mobile/story/1?utm_source=b'));
    else if (url.includes('/story/1')) send('text/html', page('/story/1'));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  await world.startFleet(['fetcher', 'enricher', 'indexer']);
});

afterAll(async () => {
  await world.close();
  await client.close();
  site.closeAllConnections();
  site.close();
});

const feedOf = (id: string, name: string, changes: Partial<Feed> = {}): Feed => ({
  ...{ id, name, url: `${origin}/${id}.xml`, intervalMs: 5_000, maxIntervalMs: 5_000, tags: [] },
  ...{ state: 'active', createdAt: new Date().toISOString() },
  health: { consecutiveFailures: 0, attempts: [] },
  ...changes,
});

async function documents(): Promise<Record<string, unknown>[]> {
  const { hits } = await client.search<Record<string, unknown>>({ index: `${world.namespace}articles` });
  return hits.hits.map(({ _id, _source }) => ({ id: _id, ..._source }));
}

test('rules, time zone, country and language reach the document', async () => {
  const settings = {
    ...{ country: 'LY', language: 'ar', timeZone: 'Asia/Dubai' },
    extraction: { content: '.real-story', date: '.when' },
  };
  await feeds.create(feedOf('a', 'بوابة المدينة', settings));
  const [document] = await until(
    'the article',
    async () => (await documents()).length > 0 && documents(),
    inTime,
  );
  expect(document).toMatchObject({
    id: articleIdOf(`${origin}/story/1`),
    canonicalUrl: `${origin}/story/1`,
    body: WORDS,
    publishedAt: '2026-02-03T05:30:00.000Z',
    source: { feedId: 'a', name: 'بوابة المدينة', country: 'LY', language: 'ar' },
  });
});

test('the same article of a second feed is one document with two sources, found by either', async () => {
  await feeds.create(feedOf('b', 'وكالة الساحل', { country: 'TN' }));
  const found = await until(
    'the second source',
    async () => {
      const all = await documents();
      return all.some((document) => 'otherSources' in document) && all;
    },
    inTime,
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    body: WORDS,
    source: { feedId: 'a' },
    otherSources: [{ feedId: 'b', name: 'وكالة الساحل', country: 'TN' }],
  });
  for (const source of ['بوابة المدينة', 'وكالة الساحل', 'b'])
    expect(await world.rasid('search', 'الصاغة', '--source', source, '--json')).toContain(TITLE);
  expect(await world.rasid('search', 'الصاغة', '--source', 'صحيفة أخرى', '--json')).not.toContain(TITLE);
});
