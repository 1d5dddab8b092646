import { feedHealthSchema, type FeedHealth } from '@rasid/contracts';
import { describe, expect, test } from 'vitest';
import type { FeedReading } from '../steps/readFeed.ts';
import { healthAfter } from './healthAfter.ts';

const HOUR = 3_600_000;
const startedAt = new Date('2026-03-10T12:00:00.000Z');
const now = new Date(startedAt.getTime() + 800);
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR).toISOString();
const said = { tookMs: 700, redirects: [] };
const news = (hours: number[]) => hours.map((hour) => ({ title: `خبر ${hour}`, publishedAt: ago(hour) }));
const read = (hours: number[], more: object = {}): FeedReading => ({
  kind: 'read',
  status: 200,
  bytes: 1234,
  feed: { format: 'rss', items: news(hours) },
  etag: '"2"',
  ...said,
  ...more,
});
const failed = (more: object = {}): FeedReading => ({
  kind: 'failed',
  trouble: 'timeout',
  message: 'no whole answer',
  ...said,
  ...more,
});
const after = (before: Partial<FeedHealth>, reading: FeedReading, fresh = 0) => {
  const health = { consecutiveFailures: 0, attempts: [], ...before };
  const result = healthAfter({ id: 'sabah', intervalMs: 300_000, health }, reading, {
    startedAt,
    now,
    fresh,
  });
  return feedHealthSchema.parse(result);
};

describe('after a reading', () => {
  test('all is known, and nothing of what was wrong', () => {
    const troubled = {
      consecutiveFailures: 7,
      lastError: 'no answer',
      trouble: 'timeout',
      etag: '"1"',
      lastModified: 'yesterday',
      heldUntil: ago(1),
    } as const;
    expect(after(troubled, read([1, 2, 4, 5, 6]), 2)).toEqual({
      consecutiveFailures: 0,
      lastPolledAt: startedAt.toISOString(),
      lastSuccessAt: startedAt.toISOString(),
      lastStatus: 200,
      format: 'rss',
      itemCount: 5,
      etag: '"2"',
      rhythmMs: HOUR,
      longestSilenceMs: 2 * HOUR,
      lastFreshAt: ago(1),
      nextPollAt: expect.stringMatching(/^2026-03-10T12:05/) as string,
      attempts: [
        {
          at: startedAt.toISOString(),
          outcome: 'read',
          status: 200,
          bytes: 1234,
          tookMs: 700,
          items: 5,
          fresh: 2,
        },
      ],
    });
  });

  test('what it wishes is noted, and forgotten when it wishes it no more', () => {
    const wishing = read([], { feed: { format: 'rss', items: [], ttlMs: HOUR, skipHours: [1] } });
    const health = after({}, wishing);
    expect(health.wishes).toEqual({ ttlMs: HOUR, skipHours: [1] });
    expect(health.nextPollAt).toMatch(/^2026-03-10T13:0/);
    expect(after(health, read([]))).not.toHaveProperty('wishes');
  });

  test('something new ends a silence, which is remembered', () => {
    const quiet = { lastFreshAt: ago(100), longestSilenceMs: HOUR, quietSince: ago(100) };
    const health = after(quiet, read([]), 1);
    expect(health).toMatchObject({ lastFreshAt: now.toISOString(), longestSilenceMs: 100 * HOUR });
    expect(health).not.toHaveProperty('quietSince');
  });

  test('without dates the rhythm is learnt from what comes', () => {
    const undated = read([], { feed: { format: 'rss', items: [{ title: 'خبر' }] } });
    expect(after({ lastFreshAt: ago(4) }, undated, 2)).toMatchObject({ rhythmMs: 2 * HOUR });
    expect(after({ lastFreshAt: ago(4), rhythmMs: HOUR }, undated, 0).rhythmMs).toBe(HOUR);
  });

  test('dates in the future teach nothing', () => {
    expect(after({}, read([-1, -2, -3, -4, -5, -6]), 6)).toMatchObject({ lastFreshAt: now.toISOString() });
  });
});

describe('after an answer that nothing changed', () => {
  test('validators and habits stay, and a long silence is noticed', () => {
    const before = { etag: '"1"', rhythmMs: HOUR, lastFreshAt: ago(100), longestSilenceMs: 10 * HOUR };
    expect(after(before, { kind: 'not_modified', ...said })).toMatchObject({
      ...before,
      lastStatus: 304,
      quietSince: ago(100),
      attempts: [{ outcome: 'not_modified', status: 304 }],
    });
  });
});

describe('after a failure', () => {
  test('the last success stays known, and the failure is told', () => {
    const before = { etag: '"1"', lastSuccessAt: ago(1), lastStatus: 200, consecutiveFailures: 1 };
    const health = after(before, failed());
    expect(health).toMatchObject({
      etag: '"1"',
      lastSuccessAt: ago(1),
      consecutiveFailures: 2,
      trouble: 'timeout',
      lastError: 'no whole answer',
      attempts: [{ outcome: 'failed', trouble: 'timeout', message: 'no whole answer', tookMs: 700 }],
    });
    expect(health).not.toHaveProperty('lastStatus');
    expect(Date.parse(health.nextPollAt ?? '') - startedAt.getTime()).toBeGreaterThanOrEqual(600_000);
  });

  test('what the publisher asks for is kept', () => {
    const health = after({}, failed({ trouble: 'rate_limited', status: 429, retryAfterMs: 2 * HOUR }));
    expect(health.heldUntil).toBe(new Date(now.getTime() + 2 * HOUR).toISOString());
    expect(Date.parse(health.nextPollAt ?? '')).toBeGreaterThanOrEqual(Date.parse(health.heldUntil ?? ''));
  });

  test('a move that was half believed is neither more nor less so', () => {
    const moved = { url: 'https://b.example/', confirmations: 2, since: ago(30) };
    expect(after({ moved }, failed())).toMatchObject({ moved });
  });
});

test('a move is confirmed by a reading', () => {
  const redirects = [{ status: 301, from: 'https://a.example/', to: 'https://b.example/' }];
  const first = after({}, read([], { redirects }));
  expect(first.moved).toEqual({ url: 'https://b.example/', confirmations: 1, since: now.toISOString() });
  expect(after(first, { kind: 'not_modified', ...said, redirects }).moved).toMatchObject({
    confirmations: 2,
  });
  expect(after(first, read([]))).not.toHaveProperty('moved');
});

test('thirty attempts are kept, the newest last', () => {
  let health: FeedHealth = { consecutiveFailures: 0, attempts: [] };
  for (let i = 0; i < 40; i++) health = after(health, failed({ message: `${i}` }));
  expect(health.attempts.map(({ message }) => message)).toEqual(
    Array.from({ length: 30 }, (_, i) => `${i + 10}`),
  );
});
