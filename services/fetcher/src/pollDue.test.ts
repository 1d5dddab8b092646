import type { Feed } from '@rasid/contracts';
import { expect, test } from 'vitest';
import { isDue } from './pollDue.ts';

const now = new Date('2026-01-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const feed = (consecutiveFailures: number, minutes: number, intervalMs = 300_000): Feed => ({
  id: 'f',
  url: 'https://example.org/rss',
  name: 'f',
  intervalMs,
  state: 'active',
  createdAt: minutesAgo(1000),
  tags: [],
  health: { consecutiveFailures, attempts: [], lastPolledAt: minutesAgo(minutes) },
});

test.each([
  ['a healthy feed', feed(0, 1), true],
  ['after the first failure', feed(1, 5), true],
  ['after the second, too soon', feed(2, 5), false],
  ['after the second, in time', feed(2, 10), true],
  ['after many, within the hour', feed(30, 55), false],
  ['after many, after the hour', feed(30, 60), true],
  ['a daily feed keeps its day', feed(30, 24 * 60, 86_400_000), true],
])('%s', (_, given, due) => expect(isDue(given, now)).toBe(due));
