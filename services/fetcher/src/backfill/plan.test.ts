import type { BackfillJob, BackfillSource } from '@rasid/contracts';
import type { ParsedFeed } from '@rasid/feeds';
import { describe, expect, test } from 'vitest';
import { isArticleSitemap, leadsOf, MOST_DOCUMENTS, nextStep, pickItems, sitemapsJob } from './plan.ts';

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T00:00:00.000Z`;
const site = 'https://sabah.example';
const job: BackfillJob = {
  schema: 'backfill-feed.v1',
  feedId: 'sabah',
  limit: 100,
  requestedAt: day(20),
  todo: [{ url: `${site}/rss`, kind: 'feed' }],
  known: [`${site}/rss`],
  taken: 0,
};

test.each([
  ['/post-sitemap3.xml', true],
  ['/sitemap-news.xml', true],
  ['/sitemap-2026-03.xml.gz', true],
  ['/wp-sitemap-posts-post-2.xml', true],
  ['/sitemap.xml?page=2', true],
  ['/sitemaps/articles-pages-of-history.xml', true],
  ['/category-sitemap.xml', false],
  ['/post_tag-sitemap.xml', false],
  ['/author-sitemap.xml', false],
  ['/page-sitemap.xml', false],
  ['/wp-sitemap-taxonomies-category-1.xml', false],
  ['/wp-sitemap-users-1.xml', false],
  ['/sitemap-images.xml', false],
  ['/sitemap_tags.xml', false],
])('the sitemap %s has articles: %s', (path, expected) =>
  expect(isArticleSitemap(site + path)).toBe(expected),
);

describe('entries', () => {
  const items = [
    { link: `${site}/2`, publishedAt: day(2) },
    { link: `${site}/3`, updatedAt: day(3) },
    { link: `${site}/1`, publishedAt: day(1) },
    { link: `${site}/x` },
    { link: `${site}/` },
    { link: `${site}/tag/sudan` },
  ];
  const links = (kind: BackfillSource['kind'], changes: Partial<BackfillJob>) =>
    pickItems(items, kind, { ...job, ...changes }).map(({ link }) => link?.slice(site.length));

  test('come newest first, those without a date last', () => {
    expect(links('feed', {})).toEqual(['/3', '/2', '/1', '/x', '/', '/tag/sudan']);
  });
  test('of a sitemap are articles', () => expect(links('sitemap', {})).toEqual(['/3', '/2', '/1', '/x']));
  test('that are too old are left out', () =>
    expect(links('sitemap', { since: day(2) })).toEqual(['/3', '/2', '/x']));
  test('that nobody dates are left out where that is asked for', () =>
    expect(links('sitemap', { onlyDated: true })).toEqual(['/3', '/2', '/1']));
});

describe('a document leads', () => {
  const feed = (more: Partial<ParsedFeed>): ParsedFeed => ({
    format: 'rss',
    items: [{ publishedAt: day(5) }],
    ...more,
  });
  const nextUrl = `${site}/rss?2`;
  test.each<[string, ParsedFeed, BackfillSource['kind'], string | undefined, string[]]>([
    ['nowhere', feed({}), 'feed', undefined, []],
    ['to its older page', feed({ nextUrl }), 'feed', undefined, ['/rss?2']],
    ['nowhere, where its page is too old', feed({ nextUrl }), 'feed', day(6), []],
    ['nowhere, where its page is empty', feed({ nextUrl, items: [] }), 'feed', undefined, []],
    [
      'to sitemaps, newest first, without what is old or has no articles',
      feed({
        sitemaps: [
          { url: `${site}/post-1.xml`, updatedAt: day(1) },
          { url: `${site}/post-2.xml`, updatedAt: day(9) },
          { url: `${site}/post-3.xml`, updatedAt: day(10) },
          { url: `${site}/post-4.xml` },
          { url: `${site}/author-sitemap.xml`, updatedAt: day(10) },
        ],
      }),
      'sitemap',
      day(5),
      ['/post-3.xml', '/post-2.xml', '/post-4.xml'],
    ],
  ])('%s', (_, parsed, kind, since, expected) => {
    expect(leadsOf(parsed, kind, since).map(({ url }) => url.slice(site.length))).toEqual(expected);
  });
});

describe('a backfill', () => {
  const lead = (path: string): BackfillSource => ({ url: site + path, kind: 'sitemap' });
  test('goes on with what was found', () => {
    expect(nextStep(job, [lead('/a'), lead('/b')], 7)).toMatchObject({
      todo: [lead('/a'), lead('/b')],
      taken: 7,
    });
  });
  test('reads nothing twice', () => {
    expect(nextStep(job, [lead('/rss')], 0)).toBeUndefined();
    expect(nextStep(job, [lead('/a'), lead('/a')], 0)?.todo).toEqual([lead('/a')]);
  });
  test('ends when it has enough', () => expect(nextStep(job, [lead('/a')], 100)).toBeUndefined());
  test('of a site without end has an end', () => {
    let step: BackfillJob | undefined = job;
    let steps = 0;
    for (; step && steps < 5_000; steps++) step = nextStep(step, [lead(`/${steps}`), lead(`/x${steps}`)], 0);
    expect(step).toBeUndefined();
    expect(steps).toBe(MOST_DOCUMENTS);
  });
});

describe('a feed that is an index of sitemaps', () => {
  const now = new Date(day(10));
  test('is followed to its newest ones', () => {
    const sitemaps = [1, 5, 7, 8, 9, 10].map((n) => ({ url: `${site}/${n}.xml`, updatedAt: day(n) }));
    const followed = sitemapsJob('sabah', { format: 'sitemap-index', items: [], sitemaps }, now);
    expect(followed?.todo?.map(({ url }) => url.slice(site.length))).toEqual(['/10.xml', '/9.xml', '/8.xml']);
    expect(followed).toMatchObject({ since: day(7), onlyDated: true });
  });
  test('and any other is not', () => {
    expect(sitemapsJob('sabah', { format: 'rss', items: [] }, now)).toBeUndefined();
  });
});
