import type { Feed } from '@rasid/contracts';
import { expect, test } from 'vitest';
import { applyChanges, settleChange, type FeedChanges } from './feedChange.ts';

const at = '2026-01-01T00:00:00.000Z';
const feed: Feed = {
  id: 'a',
  url: 'https://a.example/rss',
  name: 'صحيفة الصباح',
  tags: [],
  intervalMs: 300_000,
  request: { cookie: 'a=1', headers: { 'x-key': '1' } },
  state: 'active',
  createdAt: at,
  health: { consecutiveFailures: 3, attempts: [], etag: '"1"', nextPollAt: at, lastPolledAt: at },
};

test.each<[string, Feed, FeedChanges, object]>([
  ['a new name', feed, { name: 'الصباح' }, feed.health],
  ['new tags', feed, { tags: ['محلي'] }, feed.health],
  [
    'another interval',
    feed,
    { intervalMs: 60_000 },
    { consecutiveFailures: 3, attempts: [], etag: '"1"', lastPolledAt: at },
  ],
  ['another address', feed, { url: 'https://b.example/rss' }, { consecutiveFailures: 0, attempts: [] }],
  [
    'resumed',
    { ...feed, state: 'parked' },
    { state: 'active' },
    { consecutiveFailures: 0, attempts: [], etag: '"1"', lastPolledAt: at },
  ],
])('%s', (_, before, changes, health) => {
  const now = new Date('2026-02-01T00:00:00.000Z');
  const after = settleChange(before, applyChanges(before, changes), now);
  expect(after).toEqual({ ...before, ...changes, updatedAt: now.toISOString(), health });
});

test('a setting goes away whole', () => {
  expect(applyChanges(feed, { request: { cookie: 'a=2' } }).request).toEqual({ cookie: 'a=2' });
  expect(applyChanges(feed, { request: undefined })).not.toHaveProperty('request');
});
