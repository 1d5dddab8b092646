import { randomBytes } from 'node:crypto';
import { articleIdOf } from '@rasid/feeds';
import { until } from '@rasid/testkit/oracle';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openFetcherWorld, rssOf, type FetcherWorld } from './fetcherWorld.ts';

let world: FetcherWorld;
const inTime = { timeoutMs: 15_000 };

beforeEach(async () => {
  world = await openFetcherWorld(inject('engines').redisUrl, `i${randomBytes(4).toString('hex')}-`);
});
afterEach(() => world.close());

const pageOf = (text: string, canonical?: string) =>
  `<!doctype html><html lang="ar"><head>${canonical === undefined ? '' : `<link rel="canonical" href="${canonical}">`}</head><body><p>${text}</p></body></html>`;
const feed = (path: string, ...items: Parameters<typeof rssOf>[0]) =>
  world.publisher.routes.set(path, rssOf(items));
const poll = async (id: string, settled: number) => {
  await world.poll(id);
  await world.settled(settled);
};
const ids = () => world.raw.map(({ id }) => id);
const count = (outcome: string) => world.outcomes.filter((one) => one === outcome).length;

describe('the canonical address', () => {
  test('is the one that the page names, and another feed with another link finds the same article', async () => {
    const title = 'وصول أولى شحنات القمح إلى الميناء';
    world.publisher.page('/story', pageOf('نص', '/story'));
    world.publisher.page('/mobile/story', pageOf('نص', '/story'));
    feed('/a', { link: '/mobile/story', title });
    feed('/b', { link: '/story?ref=rss', title: `عاجل: ${title}` });
    world.addFeed('a', '/a');
    world.addFeed('b', '/b');
    await poll('a', 1);
    world.index();
    expect(world.raw).toMatchObject([
      {
        id: articleIdOf(`${world.publisher.origin}/story`),
        canonicalUrl: `${world.publisher.origin}/story`,
        source: { feedId: 'a' },
      },
    ]);
    await world.poll('b');
    await until('the second source', () => world.sources.length === 1, inTime);
    world.publisher.page('/other', pageOf('نص آخر'));
    feed('/a', { link: '/mobile/story', title }, { link: '/other', title: 'خبر آخر' });
    await poll('a', 2);
    expect(world.sources).toEqual([`${ids()[0]} b`]);
    expect(world.raw).toHaveLength(2);
    expect(count('poll-feed unchanged')).toBe(1); // its own link is known by now
  });

  test('is where redirects lead, but not a front page', async () => {
    world.publisher.page('/story', pageOf('نص'));
    world.publisher.page('/', pageOf('الصفحة الأولى'));
    const redirect = (path: string, location: string) =>
      world.publisher.routes.set(path, (_, response) => response.writeHead(302, { location }).end());
    redirect('/count/1', '/story?utm_source=feed');
    redirect('/count/2', '/');
    feed('/a', { link: '/count/1', title: 'الأول' }, { link: '/count/2', title: 'الثاني' });
    world.addFeed('a', '/a');
    await poll('a', 2);
    const { origin } = world.publisher;
    expect(world.raw.map(({ canonicalUrl }) => canonicalUrl).sort()).toEqual([
      `${origin}/count/2`,
      `${origin}/story`,
    ]);
  });

  test('that every page of a site names is believed of one at most', async () => {
    const titles = ['تعادل في القمة', 'ارتفاع سعر الذهب', 'افتتاح مستشفى جديد', 'أمطار على الساحل'];
    titles.forEach((_, i) => world.publisher.page(`/story/${i}`, pageOf(`نص ${i}`, '/the-same')));
    feed('/a', ...titles.map((title, i) => ({ link: `/story/${i}`, title })));
    world.addFeed('a', '/a');
    await poll('a', titles.length);
    expect(new Set(ids()).size).toBe(titles.length);
    await world.flush();
    world.index();
    await world.poll('a');
    await until(
      'all to be recognised',
      () => count('poll-feed unchanged') + world.raw.length - titles.length >= titles.length,
      inTime,
    );
    expect(new Set(ids()).size).toBe(titles.length);
  });
});

describe('an entry', () => {
  const title = 'مجلس الوزراء يقر الموازنة الجديدة';

  test('whose address changed is the same by its guid', async () => {
    world.publisher.page('/old-name', pageOf('نص'));
    world.publisher.page('/new-name', pageOf('نص محدث'));
    feed('/a', { link: '/old-name', guid: 'post-17', title });
    world.addFeed('a', '/a');
    await poll('a', 1);
    feed('/a', { link: '/new-name', guid: 'post-17', title: `${title} بعد نقاش` });
    await poll('a', 2);
    expect(new Set(ids()).size).toBe(1);
    expect(world.raw[1]).toMatchObject({ canonicalUrl: `${world.publisher.origin}/new-name` });
    await poll('a', 2);
    feed('/a', { link: '/new-name', guid: 'post-17-changed', title: `${title} بعد نقاش` });
    await poll('a', 2);
    expect(world.raw).toHaveLength(2);
  });

  test('is another one where its guid is only its place in the feed', async () => {
    ['/1', '/2', '/3'].forEach((path) => world.publisher.page(path, pageOf(`نص ${path}`)));
    feed('/a', { link: '/2', guid: '1', title: 'خسوف القمر مساء اليوم' }, { link: '/1', guid: '2', title });
    world.addFeed('a', '/a');
    await poll('a', 2);
    feed(
      '/a',
      { link: '/3', guid: '1', title: 'عودة الدوري الممتاز' },
      { link: '/2', guid: '2', title: 'خسوف القمر مساء اليوم' },
    );
    await poll('a', 3);
    expect(new Set(ids()).size).toBe(3);
  });
});

test('how the operator has pages read goes along with the article', async () => {
  world.publisher.page('/1', pageOf('نص'));
  feed('/a', { link: '/1', title: 'خبر' });
  world.addFeed('a', '/a');
  const reading = { timeZone: 'Africa/Tripoli', extraction: { content: '.story' } };
  world.readings.set('a', reading);
  await poll('a', 1);
  expect(world.raw).toMatchObject([{ reading }]);
});
