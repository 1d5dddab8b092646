import { randomBytes } from 'node:crypto';
import { articleIdOf, canonicalUrl } from '@rasid/feeds';
import { until } from '@rasid/testkit/oracle';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openFetcherWorld, rssOf, type FetcherWorld } from './fetcherWorld.ts';

let world: FetcherWorld;
const inTime = { timeoutMs: 15_000 };

beforeEach(async () => {
  world = await openFetcherWorld(inject('engines').redisUrl, `f${randomBytes(4).toString('hex')}-`);
});
afterEach(() => world.close());

const pageOf = (text: string) => `<!doctype html><html lang="ar"><body><p>${text}</p></body></html>`;
const longText = 'أعلنت البلدية بدء أعمال صيانة الجسر القديم وتحويل حركة السير إلى الطريق الدائري. '.repeat(
  8,
);
const count = (outcome: string) => world.outcomes.filter((one) => one === outcome).length;

describe('polling', () => {
  test('every new entry becomes one article, and nothing more comes of it', async () => {
    world.publisher.page('/1', pageOf('افتتاح معرض الكتاب'));
    world.publisher.page('/2', pageOf('ارتفاع أسعار القمح'));
    world.publisher.routes.set(
      '/rss',
      rssOf([
        { link: '/1', title: 'معرض الكتاب' },
        { link: '/2?utm_source=rss', title: 'أسعار القمح' },
        { link: '/2', title: 'أسعار القمح' },
      ]),
    );
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(2);
    await world.poll('a');
    await world.flush();
    world.index();
    await world.poll('a');
    expect(world.raw.map(({ entry }) => entry.title).sort()).toEqual(['أسعار القمح', 'معرض الكتاب']);
    expect(world.raw[0]?.page?.html).toContain('<p>');
    expect(count('poll-feed ok')).toBe(2);
    expect(world.feeds.get('a')?.health).toMatchObject({
      format: 'rss',
      itemCount: 3,
      consecutiveFailures: 0,
    });
  });

  test('an unchanged feed is asked for conditionally, but is read again when Redis has lost its jobs', async () => {
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر لم تُجلب صفحته' }]));
    world.publisher.routes.set('/1', (_, response) => response.writeHead(500).end());
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.poll('a');
    expect(world.feeds.get('a')?.health.lastStatus).toBe(304);
    await world.flush();
    world.publisher.page('/1', pageOf('وصلت الصفحة'));
    await world.poll('a');
    // the attempts of before may have been used up by then, and be a dead letter
    await until('the page', () => world.raw.length > 0, { timeoutMs: 30_000, seen: () => world.dead });
    expect(world.raw).toHaveLength(1);
  });

  test('an entry without a link is one dead letter, however often it is read', async () => {
    const bad = { title: 'خبر بلا رابط' };
    world.publisher.routes.set('/rss', rssOf([bad]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    world.publisher.routes.set('/rss', rssOf([bad, { link: 'mailto:x@example.org', title: 'رابط بريد' }]));
    await world.poll('a');
    expect(world.dead.map(({ outcome, job }) => [outcome.reason, job.entry.title])).toEqual([
      ['entry_without_link', 'خبر بلا رابط'],
      ['entry_without_link', 'رابط بريد'],
    ]);
  });

  test('an article that another feed brought stays with that feed, and the other is named as a source, once', async () => {
    world.publisher.page('/1', pageOf('خبر مشترك'));
    world.publisher.routes.set('/a', rssOf([{ link: '/1', title: 'خبر' }]));
    world.publisher.routes.set('/b', rssOf([{ link: '/1', title: 'خبر بصياغة أخرى' }]));
    world.addFeed('a', '/a');
    world.addFeed('b', '/b');
    await world.poll('a');
    await world.settled(1);
    await world.poll('b'); // before the article is in the index
    world.index();
    await until('the second source', () => count('fetch-article owned_by_another_feed') === 1, inTime);
    world.publisher.routes.set('/b', rssOf([{ link: '/1', title: 'خبر بصياغة ثالثة' }]));
    await world.poll('b');
    expect(count('poll-feed owned_by_another_feed')).toBe(1);
    expect(world.sources).toEqual([`${world.raw[0]?.id} b`]);
    expect(world.publisher.asked().filter((url) => url === '/1')).toHaveLength(1);
    world.publisher.routes.set('/a', rssOf([{ link: '/1', title: 'خبر محدث' }]));
    await world.poll('a');
    await world.settled(2);
    expect(world.raw[1]).toMatchObject({ source: { feedId: 'a' }, otherSources: [{ feedId: 'b' }] });
  });

  test('a date in the year 3026 is no date', async () => {
    world.publisher.page('/1', pageOf('خبر من المستقبل'));
    world.publisher.routes.set(
      '/rss',
      rssOf([{ link: '/1', title: 'خبر', date: 'Mon, 01 Jan 3026 00:00:00 GMT' }]),
    );
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    expect(world.raw[0]?.entry).not.toHaveProperty('publishedAt');
  });

  test('what is no feed is told in words, is asked less often, and is well again when it is mended', async () => {
    world.publisher.page('/rss', pageOf('سجّل الدخول'));
    world.addFeed('a', '/rss');
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const end = await world.poll('a');
      waits.push(end.kind === 'ended' ? Math.round(end.afterMs / 60_000) : 0);
    }
    expect(waits[3]).toBeGreaterThanOrEqual(8);
    expect(waits).toEqual([...waits].sort((x, y) => x - y));
    const failing = world.feeds.get('a')?.health;
    expect(failing).toMatchObject({ consecutiveFailures: 4, lastStatus: 200, trouble: 'html_page' });
    expect(failing?.lastError).toMatch(/expected RSS.*HTML.*rasid feeds check/);
    world.publisher.routes.set('/rss', rssOf([]));
    await world.poll('a');
    const health = world.feeds.get('a')?.health;
    expect(health).toMatchObject({ consecutiveFailures: 0 });
    expect(health).not.toHaveProperty('lastError');
    expect(health).not.toHaveProperty('trouble');
    expect(health?.attempts.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(4).fill('failed'),
      'read',
    ]);
  });

  test.each([
    ['a missing feed', 404, 'not_found', /answers 404; the feed has moved/],
    ['a refusal', 403, 'refused', /answers 403; the publisher refuses us/],
    ['an outage', 503, 'server_error', /answers 503; it is tried again by itself/],
  ])('%s', async (_, status, trouble, words) => {
    world.publisher.routes.set('/rss', (_request, response) => response.writeHead(status).end());
    world.addFeed('a', '/rss');
    await world.poll('a');
    expect(world.feeds.get('a')?.health).toMatchObject({ trouble, lastStatus: status });
    expect(world.feeds.get('a')?.health.lastError).toMatch(words);
  });
});

describe('updates', () => {
  test('a new wording is a higher version of the same article', async () => {
    world.publisher.page('/1', pageOf('الحصيلة ثلاثة'));
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'الحصيلة الأولى' }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'الحصيلة النهائية' }]));
    await world.poll('a');
    await world.settled(2);
    const [first, second] = world.raw;
    expect(second).toMatchObject({ id: first?.id, firstSeenAt: first?.firstSeenAt });
    expect(second?.version).toBeGreaterThan(first?.version ?? Infinity);
  });

  test('after a flush the first-seen date comes from the index, even if clocks went back', async () => {
    world.publisher.page('/1', pageOf('نص'));
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'قبل' }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    const [first] = world.raw;
    if (!first) throw new Error('no article');
    await world.flush();
    const known = {
      entryHash: first.entryHash,
      feedId: 'a',
      firstSeenAt: '2025-12-31T23:59:59.000Z',
      version: Date.now() + 1e9,
    };
    world.indexed.set(first.id, known);
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'بعد' }]));
    await world.poll('a');
    await world.settled(2);
    expect(world.raw[1]).toMatchObject({ firstSeenAt: known.firstSeenAt, version: known.version + 1 });
  });

  test('a replay after a flush keeps the first-seen date of the index', async () => {
    world.publisher.page('/1', pageOf('نص'));
    world.addFeed('a', '/rss');
    const link = `${world.publisher.origin}/1`;
    const id = articleIdOf(canonicalUrl(link) ?? '');
    const known = { firstSeenAt: '2025-12-31T23:59:59.000Z', version: 5, feedId: 'a', entryHash: 'old' };
    world.indexed.set(id, known);
    const job = {
      schema: 'fetch-article.v1' as const,
      source: { feedId: 'a', name: 'a' },
      feedUrl: link,
      articleId: id,
      entryHash: 'new',
      entry: { link, title: 'بعد' },
      discoveredAt: '2026-01-02T00:00:00.000Z',
    };
    await world.fetchArticle(job, { number: 1, isLast: false });
    expect(world.raw).toMatchObject([{ id, firstSeenAt: known.firstSeenAt }]);
  });

  test('an older wording that waited does not undo a later one', async () => {
    world.publisher.page('/1', pageOf('نص'));
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'بعد' }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    const [sent] = world.raw;
    await world.fetchArticle(
      {
        schema: 'fetch-article.v1',
        source: { feedId: 'a', name: 'a' },
        feedUrl: world.feeds.get('a')?.url ?? '',
        entryHash: 'old',
        entry: { link: sent?.canonicalUrl, title: 'قبل' },
        discoveredAt: '2026-01-01T00:00:00.000Z',
      },
      { number: 1, isLast: false },
    );
    expect(world.outcomes.at(-1)).toBe('fetch-article stale_version');
    expect(world.raw).toHaveLength(1);
  });
});

describe('pages that cannot be had', () => {
  const pages: [string, Parameters<typeof world.publisher.routes.set>[1], string][] = [
    ['missing', (_, response) => response.writeHead(404).end(), 'page_not_found'],
    ['gone', (_, response) => response.writeHead(410).end(), 'page_not_found'],
    ['refused', (_, response) => response.writeHead(403).end(), 'page_refused'],
    ['ill', (_, response) => response.writeHead(503).end(), 'fetch_failed'],
    ['too large', (_, response) => response.end(Buffer.alloc(300_000)), 'page_too_large'],
    [
      'a document',
      (_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
      'page_not_html',
    ],
    [
      'inside our network',
      (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      'address_refused',
    ],
  ];

  test.each(pages)(
    '%s: a dead letter, once, and a replay works when it is mended',
    async (_, respond, reason) => {
      world.publisher.routes.set('/1', respond);
      world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر', summary: 'موجز' }]));
      world.addFeed('a', '/rss');
      await world.poll('a');
      await world.settled(1);
      world.publisher.routes.set(
        '/rss',
        rssOf([
          { link: '/1', title: 'خبر', summary: 'موجز' },
          { link: '/1', title: 'مكرر' },
        ]),
      );
      await world.poll('a');
      expect(count('poll-feed ok')).toBe(1);
      expect(world.dead.map(({ outcome }) => outcome.reason)).toEqual([reason]);
      const [letter] = world.dead;
      if (!letter) throw new Error('no dead letter');
      world.publisher.page('/1', pageOf('الصفحة بعد الإصلاح'));
      await world.jobs.add('replay-1-1', letter.job);
      await world.settled(2);
      expect(world.raw).toHaveLength(1);
    },
  );

  test.each(pages)('%s: an entry that is a full text goes without its page', async (_, respond) => {
    world.publisher.routes.set('/1', respond);
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر', content: `<p>${longText}</p>` }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    expect(world.raw[0]).not.toHaveProperty('page');
    expect(world.dead).toEqual([]);
  });

  test('an outage that passes costs nothing, and is waited for as long as the publisher asks', async () => {
    let asked = 0;
    const times: number[] = [];
    world.publisher.routes.set('/1', (_, response) => {
      times.push(Date.now());
      if (++asked < 2) response.writeHead(503, { 'retry-after': '1' }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf('عادت الخدمة'));
    });
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر' }]));
    world.addFeed('a', '/rss');
    await world.poll('a');
    await world.settled(1);
    expect(world.raw).toHaveLength(1);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test('a Kafka that is away is waited for without asking the publisher again', async () => {
    world.publisher.page('/1', pageOf('خبر ينتظر'));
    world.publisher.routes.set('/rss', rssOf([{ link: '/1', title: 'خبر' }]));
    world.addFeed('a', '/rss');
    world.kafkaIsAway(3);
    await world.poll('a');
    await world.settled(1);
    expect(world.raw).toHaveLength(1);
    expect(world.publisher.asked()).toEqual(['/rss', '/1']);
  });
});
