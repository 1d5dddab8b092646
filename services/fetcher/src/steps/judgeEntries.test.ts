import type { Feed, FeedEntry, Source } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import { judgeEntry, toCandidates, type Known } from './judgeEntries.ts';

const now = new Date('2026-11-24T10:00:00Z');
const feed: Feed = {
  id: 'sabah',
  url: 'https://sabah.example/rss',
  name: 'صحيفة الصباح',
  country: 'JO',
  intervalMs: 300_000,
  state: 'active',
  createdAt: now.toISOString(),
  tags: [],
  health: { consecutiveFailures: 0, attempts: [] },
};
const entry: FeedEntry = { title: 'انطلاق مهرجان الزيتون', link: '/news/1' };
const candidateOf = (given: FeedEntry) => {
  const [candidate] = toCandidates(feed, [given]);
  if (!candidate) throw new Error('no candidate');
  return candidate;
};
const seenAs = (feedId: string, entryHash: string, otherSources: Source[] = []): Known => ({
  dead: new Set(),
  seen: new Map([
    [
      candidateOf(entry).articleId ?? '',
      { firstSeenAt: now.toISOString(), version: 1, feedId, entryHash, otherSources },
    ],
  ]),
});
const nothing: Known = { seen: new Map(), dead: new Set() };

describe('an entry', () => {
  const { entryHash, deadKey, articleId } = candidateOf(entry);

  test('that is new becomes a job that says all about its source', () => {
    expect(judgeEntry(candidateOf(entry), feed, nothing, now)).toEqual({
      kind: 'ok',
      value: {
        schema: 'fetch-article.v1',
        source: { feedId: 'sabah', name: 'صحيفة الصباح', country: 'JO' },
        feedUrl: feed.url,
        articleId,
        entryHash,
        entry,
        discoveredAt: '2026-11-24T10:00:00.000Z',
      },
    });
  });

  test.each([
    ['sent already', seenAs('sabah', entryHash), { kind: 'drop', reason: 'unchanged' }],
    ['sent with other words', seenAs('sabah', 'other'), { kind: 'ok' }],
    ['of another feed, of which this one is another source', seenAs('masaa', 'other'), { kind: 'ok' }],
    [
      'of another feed, of which this one is known as a source',
      seenAs('masaa', 'other', [{ feedId: 'sabah', name: 'صحيفة الصباح' }]),
      { kind: 'drop', reason: 'owned_by_another_feed' },
    ],
    ['dead already', { ...nothing, dead: new Set([deadKey]) }, { kind: 'drop', reason: 'unchanged' }],
  ])('%s', (_, known, outcome) => {
    expect(judgeEntry(candidateOf(entry), feed, known, now)).toMatchObject(outcome);
  });

  test.each([
    ['no link', { title: 'بلا رابط' }],
    ['a link of another kind', { title: 'بريد', link: 'mailto:news@sabah.example' }],
    ['a link that nobody could keep', { title: 'طويل', link: `/${'a'.repeat(5000)}` }],
  ])('with %s is dead, and its reason names it', (_, given) => {
    const outcome = judgeEntry(candidateOf(given), feed, nothing, now);
    expect(outcome).toMatchObject({ kind: 'dead', reason: 'entry_without_link' });
    expect(outcome).toHaveProperty('detail', expect.stringContaining(given.title));
  });
});

describe('candidates', () => {
  test('are one for an address, however it is written', () => {
    const links = [
      '/news/1',
      'https://sabah.example/news/1?utm_source=rss',
      'https://sabah.example/news/1#top',
    ];
    expect(
      toCandidates(
        feed,
        links.map((link) => ({ link, title: 'خبر' })),
      ),
    ).toHaveLength(1);
  });

  test('without a link are told apart by their words', () => {
    expect(toCandidates(feed, [{ title: 'أ' }, { title: 'ب' }, { title: 'أ' }])).toHaveLength(2);
  });

  test('keep what is right of an entry that is wrong in part, and nothing that the contract does not know', () => {
    const wrong = {
      ...entry,
      image: 'x'.repeat(5000),
      publishedAt: 'yesterday',
      enclosures: [],
      content: 'خ'.repeat(1_000_001),
    };
    expect(candidateOf(wrong).entry).toEqual(entry);
  });
});
