import type { Feed, FeedHealth } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import type { FeedReading } from '../steps/readFeed.ts';
import { settleAddress } from './settleAddress.ts';

const now = new Date('2026-03-10T12:00:00.000Z');
const feed: Feed = {
  id: 'sabah',
  url: 'https://a.example/rss',
  name: 'صحيفة الصباح',
  intervalMs: 300_000,
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  tags: [],
  health: { consecutiveFailures: 0, attempts: [] },
};
const said = { tookMs: 1, redirects: [] };
const read: FeedReading = { kind: 'not_modified', ...said };
const settle = (reading: FeedReading, health: Partial<FeedHealth>, owner?: string) =>
  settleAddress(
    feed,
    { reading, now, health: { ...feed.health, ...health } },
    { findByUrl: () => Promise.resolve(owner === undefined ? undefined : { ...feed, id: owner }) },
  );

describe('a feed that has moved', () => {
  const moved = { url: 'https://b.example/rss', confirmations: 3, since: '2026-03-09T12:00:00.000Z' };

  test('gets its new address', async () => {
    expect(await settle(read, { moved })).toEqual({ url: moved.url, health: feed.health });
  });
  test('keeps the old one while that is not sure', async () => {
    const unsure = { moved: { ...moved, confirmations: 2 } };
    expect(await settle(read, unsure)).toEqual({ health: { ...feed.health, ...unsure } });
  });
  test('to where another is, is a trouble and no merge', async () => {
    const record = await settle(read, { moved }, 'masaa');
    expect(record).toMatchObject({ health: { trouble: 'moved_to_known', consecutiveFailures: 0, moved } });
    expect(record.health.lastError).toContain('"masaa"');
    expect(record).not.toHaveProperty('url');
  });
  test('to where it is itself, is where it is', async () => {
    expect(await settle(read, { moved }, 'sabah')).toMatchObject({ url: moved.url });
  });
});

describe('a feed is parked', () => {
  const to = 'https://b.example/rss';
  const by = (...statuses: number[]) => statuses.map((status) => ({ status, from: feed.url, to }));
  test.each<[string, number, number[], boolean]>([
    ['by a 410', 410, [], true],
    ['by a 410 where it has moved to', 410, [301], true],
    ['not by a 410 of a stopover', 410, [302], false],
    ['not by a 404', 404, [], false],
  ])('%s', async (_, status, redirects, isParked) => {
    const reading: FeedReading = {
      kind: 'failed',
      trouble: 'gone',
      message: 'gone',
      status,
      ...said,
      redirects: by(...redirects),
    };
    const record = await settle(reading, { lastError: 'gone', nextPollAt: now.toISOString() });
    expect(record.state).toBe(isParked ? 'parked' : undefined);
    expect('nextPollAt' in record.health).toBe(!isParked);
    if (isParked) expect(record.health.lastError).toContain('rasid feeds resume sabah');
  });
});
