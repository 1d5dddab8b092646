import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { until } from '@rasid/testkit/oracle';
import { openFetcherWorld, rssOf, type FetcherWorld, type WorldOptions } from './fetcherWorld.ts';

let world: FetcherWorld;

const open = async (options: WorldOptions = {}) => {
  world = await openFetcherWorld(inject('engines').redisUrl, `m${randomBytes(4).toString('hex')}-`, options);
  return world;
};
afterEach(() => world.close());

const HOUR = 3_600_000;
const inTime = { timeoutMs: 15_000 };
const pageOf = (text: string) => `<!doctype html><html lang="ar"><body><p>${text}</p></body></html>`;
const health = (id: string) => world.feeds.get(id)?.health;
const robots = (text: string) =>
  world.publisher.routes.set('/robots.txt', (_, response) => response.writeHead(200).end(text));
const items = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ link: `/${i}`, title: `خبر رقم ${i}` }));

describe('a publisher who asks to be left alone', () => {
  test('is, by other feeds of its host and by pages, for as long as it says', async () => {
    await open();
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر' }]));
    world.publisher.routes.set('/full', (_, response) =>
      response.writeHead(429, { 'retry-after': '2' }).end(),
    );
    world.publisher.page('/1', pageOf('نص'));
    world.addFeed('a', '/rss');
    world.addFeed('b', '/full');
    await world.poll('b'); // asks for robots.txt first
    const { length } = world.publisher.requests;
    await Promise.all([world.poll('a'), world.settled(1)]);
    const [, ...gaps] = world.publisher.gaps().slice(length - 2);
    expect(gaps[0]).toBeGreaterThanOrEqual(1_950);
    expect(health('b')).toMatchObject({ trouble: 'rate_limited', lastStatus: 429 });
    expect(Date.parse(health('b')?.heldUntil ?? '')).toBeGreaterThan(0);
    expect(world.raw).toHaveLength(1);
  });

  test('with a 503 of a page, is not asked for a feed', async () => {
    await open();
    world.publisher.routes.set('/1', (_, response) =>
      response.writeHead(503, { 'retry-after': '3600' }).end(),
    );
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر' }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    const host = new URL(world.publisher.origin).host;
    const wait = await until(
      'the host to be held',
      async () => {
        const answer = await world.gate.enter(host, { lane: 'feed', hasPlace: true });
        return answer.kind === 'wait' && answer.ms;
      },
      inTime,
    );
    expect(wait).toBeGreaterThan(3_590_000);
  });
});

describe('a host', () => {
  test('is asked for one thing after another by feeds, pages and redirects alike', async () => {
    await open({ spacingMs: 300, concurrency: 1 });
    world.publisher.routes.set('/rss', (_, response) => response.writeHead(302, { location: '/feed' }).end());
    world.publisher.routes.set('/feed', rssOf(items(3)));
    world.publisher.routes.set('/other', rssOf([]));
    for (let i = 0; i < 3; i++) world.publisher.page(`/${i}`, pageOf(`نص ${i}`));
    world.addFeed('a', '/rss');
    world.addFeed('b', '/other');
    await Promise.all([world.poll('a'), world.poll('b'), world.settled(3)]);
    expect(world.publisher.requests).toHaveLength(7); // robots.txt, two feeds, a redirect, three pages
    expect(Math.min(...world.publisher.gaps())).toBeGreaterThanOrEqual(280);
  });

  test('is asked as slowly as its robots.txt wishes, and the same worker goes on where a redirect stopped it', async () => {
    await open({ spacingMs: 10 });
    robots('User-agent: *\nCrawl-delay: 4');
    world.publisher.routes.set('/rss', (_, response) => response.writeHead(301, { location: '/feed' }).end());
    world.publisher.routes.set('/feed', rssOf([]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    expect(world.publisher.requests.map(({ url }) => url)).toEqual(['/robots.txt', '/rss', '/feed']);
    expect(world.publisher.gaps()[1]).toBeGreaterThanOrEqual(3_950); // the delay is known after the first
    expect(health('a')).toMatchObject({ consecutiveFailures: 0, moved: { confirmations: 1 } });
  });

  test('is asked for its robots.txt once, by however many at once', async () => {
    await open();
    robots('User-agent: *\nAllow: /');
    for (let i = 0; i < 10; i++) {
      world.publisher.routes.set(`/rss${i}`, rssOf([]));
      world.addFeed(`f${i}`, `/rss${i}`);
    }
    await Promise.all(Array.from({ length: 10 }, (_, i) => world.poll(`f${i}`)));
    const asked = world.publisher.requests.filter(({ url }) => url === '/robots.txt');
    expect(asked).toHaveLength(1);
  });
});

describe('a page that robots.txt forbids', () => {
  const forbid = 'User-agent: Rasid\nDisallow: /1\n\nUser-agent: *\nDisallow: /';

  test('is not asked for, and the feed is', async () => {
    await open();
    robots(forbid);
    world.publisher.routes.set('/rss', rssOf(items(2)));
    world.publisher.page('/0', pageOf('نص'));
    world.publisher.page('/1', pageOf('نص ممنوع'));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(2);
    expect(world.raw.map(({ entry }) => entry.title)).toEqual(['خبر رقم 0']);
    expect(world.dead.map(({ outcome }) => outcome.reason)).toEqual(['robots_disallowed']);
    expect(world.publisher.asked()).not.toContain('/1');
    expect(world.robotsDenials).toEqual(['disallowed']);
  });

  test('is not asked for by way of a redirect', async () => {
    await open();
    robots(forbid);
    world.publisher.routes.set('/rss', rssOf(items(1)));
    world.publisher.routes.set('/0', (_, response) => response.writeHead(302, { location: '/1' }).end());
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    expect(world.dead.map(({ outcome }) => outcome.reason)).toEqual(['robots_disallowed']);
    expect(world.publisher.asked()).toEqual(['/rss', '/0']);
  });

  test('is taken from the feed where that has the whole text', async () => {
    await open();
    robots(forbid);
    const content = 'أعلنت البلدية بدء أعمال صيانة الجسر القديم وتحويل حركة السير. '.repeat(12);
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر', content }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    expect(world.raw).toHaveLength(1);
    expect(world.raw[0]).not.toHaveProperty('page');
  });

  test('is left alone while nobody knows, and the feed is not', async () => {
    await open();
    world.publisher.routes.set('/robots.txt', (_, response) => response.writeHead(500).end());
    world.publisher.routes.set('/rss', rssOf(items(1)));
    world.publisher.page('/0', pageOf('نص'));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await until('the verdict', () => world.robotsDenials.length > 0, inTime);
    expect(world.robotsDenials[0]).toBe('unreachable');
    expect(world.publisher.asked()).toEqual(['/rss']);
    expect(health('a')).toMatchObject({ consecutiveFailures: 0 });
  });
});

describe('a feed that moves', () => {
  const moveTo = (status: number, location: string) => {
    world.publisher.routes.set('/rss', (_, response) => response.writeHead(status, { location }).end());
    world.publisher.routes.set('/new', rssOf([]));
    world.addFeed('a', '/rss');
  };

  test('is followed at once, and gets its new address after three polls over a day', async () => {
    await open();
    moveTo(301, '/new');
    const { origin } = world.publisher;
    for (const hours of [0, 12, 11]) {
      world.later(hours * HOUR);
      await world.poll('a');
      expect(world.feeds.get('a')?.url).toBe(`${origin}/rss`);
    }
    expect(health('a')).toMatchObject({ moved: { url: `${origin}/new`, confirmations: 3 }, lastStatus: 304 });
    world.later(2 * HOUR);
    await world.poll('a');
    expect(world.feeds.get('a')?.url).toBe(`${origin}/new`);
    expect(health('a')).not.toHaveProperty('moved');
    await world.poll('a');
    expect(world.publisher.asked().at(-2)).toBe('/new');
    expect(health('a')).toMatchObject({ consecutiveFailures: 0 });
  });

  test('for a while only is followed and keeps its address', async () => {
    await open();
    moveTo(302, '/new');
    for (let day = 0; day < 4; day++) {
      await world.poll('a');
      world.later(24 * HOUR);
    }
    expect(world.feeds.get('a')?.url).toBe(`${world.publisher.origin}/rss`);
    expect(health('a')).not.toHaveProperty('moved');
  });

  test('to where another feed is, keeps its address and is a trouble', async () => {
    await open();
    moveTo(308, '/new');
    world.addFeed('b', '/new');
    for (let day = 0; day < 3; day++) {
      await world.poll('a');
      world.later(24 * HOUR);
    }
    expect(world.feeds.get('a')?.url).toBe(`${world.publisher.origin}/rss`);
    expect(health('a')).toMatchObject({ trouble: 'moved_to_known', consecutiveFailures: 0 });
    expect(health('a')?.lastError).toMatch(/"b" has already/);
  });

  test('for good and ever, with a 410, is parked', async () => {
    await open();
    world.publisher.routes.set('/rss', (_, response) => response.writeHead(410).end());
    world.addFeed('a', '/rss');
    expect(await world.poll('a')).toEqual({ kind: 'dropped' });
    expect(world.feeds.get('a')).toMatchObject({
      state: 'parked',
      health: { trouble: 'gone', lastStatus: 410 },
    });
    expect(health('a')?.lastError).toMatch(/rasid feeds resume a/);
    const { length } = world.publisher.requests;
    expect(await world.poll('a')).toEqual({ kind: 'dropped' });
    expect(world.publisher.requests).toHaveLength(length);
  });
});

describe('what stands in the way', () => {
  const challenge =
    '<!doctype html><title>Just a moment...</title><script>window._cf_chl_opt={cRay:"1"}</script>';
  const login = '<!doctype html><title>تسجيل الدخول</title><form><input type="password"></form>';

  test.each([
    ['a check for humans with status 200', 200, {}, challenge, 'bot_wall'],
    ['one with status 403 and a header', 403, { 'cf-mitigated': 'challenge' }, challenge, 'bot_wall'],
    ['a page to log in', 200, {}, login, 'login_page'],
    ['any other page', 200, {}, pageOf('الصفحة الرئيسية'), 'html_page'],
    ['nothing', 200, {}, '', 'empty'],
    ['words', 200, {}, 'صيانة', 'not_a_feed'],
  ])('of a feed is known: %s', async (_, status, headers, html, trouble) => {
    await open();
    world.publisher.routes.set('/rss', (_request, response) =>
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html),
    );
    world.addFeed('a', '/rss');
    await world.poll('a');
    expect(health('a')).toMatchObject({ trouble, lastStatus: status, attempts: [{ trouble, status }] });
  });

  test.each([
    ['a check for humans', challenge],
    ['a page to log in', login],
  ])('of an article is no article: %s', async (_, html) => {
    await open();
    world.publisher.page('/1', html);
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر' }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    expect(world.dead.map(({ outcome }) => outcome.reason)).toEqual(['page_refused']);
  });
});

test('the interval of a feed follows its rhythm, and its history is kept with it', async () => {
  await open();
  const news = Array.from({ length: 6 }, (_, i) => ({
    link: `/${i}`,
    title: `خبر ${i}`,
    date: new Date(Date.now() - i * 2 * HOUR).toUTCString(),
  }));
  world.publisher.routes.set('/rss', rssOf(news));
  world.addFeed('a', '/rss', { intervalMs: 300_000, maxIntervalMs: 6 * HOUR });
  const end = await world.poll('a');
  expect(health('a')).toMatchObject({ rhythmMs: 2 * HOUR, longestSilenceMs: 2 * HOUR });
  expect(end.kind === 'ended' && end.afterMs / HOUR).toBeCloseTo(1, 0);
  expect(Date.parse(health('a')?.nextPollAt ?? '') - Date.now()).toBeGreaterThan(0.9 * HOUR);
  expect(health('a')?.attempts).toMatchObject([{ outcome: 'read', status: 200, items: 6, fresh: 6 }]);
  expect(health('a')?.attempts[0]?.bytes).toBeGreaterThan(100);
});

describe('a backfill', () => {
  const sitemap = (paths: readonly string[], date: string) =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths
      .map((path) => `<url><loc>${world.publisher.origin}${path}</loc><lastmod>${date}</lastmod></url>`)
      .join('')}</urlset>`;
  const request = (changes: object = {}) => ({
    schema: 'backfill-feed.v1' as const,
    feedId: 'a',
    limit: 100,
    requestedAt: '2026-03-10T00:00:00.000Z',
    known: [],
    taken: 0,
    ...changes,
  });
  const archive = () => {
    const { origin } = world.publisher;
    robots(`User-agent: *\nDisallow: /secret.xml\nSitemap: ${origin}/a.xml\nSitemap: ${origin}/secret.xml`);
    const paths = Array.from({ length: 9 }, (_, i) => `/news/${i}`);
    world.publisher.routes.set('/a.xml', (_, response) => response.end(sitemap(paths, '2026-03-01')));
    world.publisher.routes.set('/secret.xml', (_, response) => response.end(sitemap(['/s'], '2026-03-01')));
    world.publisher.routes.set('/rss', rssOf([{ link: '/news/0', title: 'خبر جديد' }]));
    for (const path of paths) world.publisher.page(path, pageOf(`نص ${path}`));
    world.addFeed('a', '/rss');
  };

  test('brings what the sitemaps of a site list, once, and what is known stays as it is', async () => {
    await open();
    archive();
    await world.poll('a');
    await world.settled(1);
    await world.backfills.add('one', request());
    await world.settled(9);
    await world.backfills.add('two', request());
    await until(
      'the second to have read all',
      () => world.publisher.asked().filter((url) => url === '/a.xml').length === 2,
      inTime,
    );
    expect(world.raw).toHaveLength(9);
    expect(new Set(world.raw.map(({ id }) => id)).size).toBe(9);
    expect(world.raw[0]?.entry.title).toBe('خبر جديد');
    expect(world.publisher.asked()).not.toContain('/secret.xml');
  });

  test('follows the older pages of a feed, and an index of sitemaps to what is packed', async () => {
    await open();
    const { origin } = world.publisher;
    const page = (n: number) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>نشرة</title><link rel="next" href="/atom?${n + 1}"/>` +
      `<entry><id>${n}</id><title>خبر ${n}</title><link href="${origin}/p/${n}"/></entry></feed>`;
    world.publisher.routes.set('/atom', (request, response) => {
      const n = Number(request.url?.split('?')[1] ?? 0);
      response.end(n < 3 ? page(n) : '<feed xmlns="http://www.w3.org/2005/Atom"><title>نشرة</title></feed>');
    });
    robots(`Sitemap: ${origin}/index.xml`);
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${origin}/posts.xml.gz</loc></sitemap><sitemap><loc>${origin}/author-sitemap.xml</loc></sitemap></sitemapindex>`;
    world.publisher.routes.set('/index.xml', (_, response) => response.end(index));
    world.publisher.routes.set('/posts.xml.gz', (_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/gzip' })
        .end(gzipSync(sitemap(['/s/1', '/s/2'], '2026-03-01'))),
    );
    for (const path of ['/p/0', '/p/1', '/p/2', '/s/1', '/s/2'])
      world.publisher.page(path, pageOf(`نص ${path}`));
    world.addFeed('a', '/atom');
    await world.backfills.add('one', request());
    await world.settled(5);
    expect(world.raw.map(({ canonicalUrl }) => canonicalUrl.slice(origin.length)).sort()).toEqual([
      '/p/0',
      '/p/1',
      '/p/2',
      '/s/1',
      '/s/2',
    ]);
    expect(world.publisher.asked()).not.toContain('/author-sitemap.xml');
  });

  test('of a feed that is an index of sitemaps is part of its poll', async () => {
    await open();
    const { origin } = world.publisher;
    const today = new Date().toISOString();
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${origin}/today.xml</loc><lastmod>${today}</lastmod></sitemap></sitemapindex>`;
    world.publisher.routes.set('/index.xml', (_, response) => response.end(index));
    world.publisher.routes.set('/today.xml', (_, response) => response.end(sitemap(['/1'], today)));
    world.publisher.page('/1', pageOf('نص'));
    world.addFeed('a', '/index.xml');
    await world.poll('a');
    await world.settled(1);
    expect(world.raw[0]?.canonicalUrl).toBe(`${origin}/1`);
    expect(health('a')).toMatchObject({ format: 'sitemap-index', consecutiveFailures: 0 });
  });

  test('ends at its limit', async () => {
    await open();
    archive();
    await world.backfills.add('one', request({ limit: 4 }));
    await world.settled(4);
    await until(
      'the pages',
      () => world.publisher.asked().filter((url) => url?.startsWith('/news')).length >= 4,
      inTime,
    );
    expect(world.raw).toHaveLength(4);
  });

  test('leaves out what is older than asked for', async () => {
    await open();
    archive();
    await world.backfills.add('one', request({ since: '2026-03-05T00:00:00.000Z' }));
    await world.settled(1);
    await until('the sitemap', () => world.publisher.asked().includes('/a.xml'), inTime);
    expect(world.raw.map(({ entry }) => entry.title)).toEqual(['خبر جديد']);
  });
});
