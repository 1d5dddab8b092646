import type { HttpAnswer } from '@rasid/http';
import type { KnownRobots } from '@rasid/queue';
import { describe, expect, test } from 'vitest';
import { crawlDelayMs, goodForMs, judgeRobots, robotsAfter } from './robotsPolicy.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-03-01T12:00:00Z');
const url = 'https://sabah.example/news/1';
const way = { redirects: [], tookMs: 1 };
const decode = (body: Uint8Array) => Buffer.from(body).toString();
const ok = (text: string): HttpAnswer => ({
  ...way,
  kind: 'ok',
  status: 200,
  url: 'https://sabah.example/robots.txt',
  headers: {},
  body: Buffer.from(text),
  wireBytes: text.length,
});
const fails = (reason: string, status?: number) =>
  ({
    ...way,
    kind: 'failed',
    reason,
    code: 'status',
    message: reason,
    retriable: true,
    ...(status && { status }),
  }) as HttpAnswer;
const forbids = 'User-agent: *\nDisallow: /news/';
const verdictAfter = (...answers: HttpAnswer[]) =>
  judgeRobots(
    answers.reduce<KnownRobots | undefined>(
      (known, answer) => robotsAfter(known, answer, decode, now),
      undefined,
    ) ?? { state: 'none', fetchedAt: now },
    url,
    'Rasid/0.1',
    now,
  );

describe('a page is', () => {
  test.each<[string, HttpAnswer[], string]>([
    ['allowed by a file that says nothing', [ok('')], 'allowed'],
    ['allowed by a page in the place of a file', [ok('<!doctype html><p>Disallow: /')], 'allowed'],
    ['disallowed by a file that says so', [ok(forbids)], 'disallowed'],
    ['allowed by a file that forbids another', [ok('User-agent: Other\nDisallow: /')], 'allowed'],
    ['allowed where there is no file', [fails('status', 404)], 'allowed'],
    ['allowed where the file is refused', [fails('status', 403)], 'allowed'],
    ['allowed where redirects lead nowhere', [fails('too_many_redirects')], 'allowed'],
    ['not known during an outage', [fails('status', 503)], 'unreachable'],
    ['not known while we are too many', [fails('status', 429)], 'unreachable'],
    ['not known without an answer', [fails('timeout')], 'unreachable'],
    ['not known without a name', [fails('dns')], 'unreachable'],
    ['judged by the last copy in an outage', [ok(forbids), fails('timeout')], 'disallowed'],
    ['judged by the last copy in a long one', [ok(''), fails('timeout'), fails('status', 500)], 'allowed'],
    ['allowed in an outage where there was no file', [fails('status', 404), fails('timeout')], 'allowed'],
    ['judged anew after it', [ok(forbids), fails('timeout'), ok('')], 'allowed'],
  ])('%s', (_, answers, verdict) => expect(verdictAfter(...answers)).toBe(verdict));

  test('allowed when nobody has known for a month', () => {
    const known = robotsAfter(undefined, fails('timeout'), decode, now);
    expect(judgeRobots(known, url, 'Rasid', now + 29 * 24 * HOUR)).toBe('unreachable');
    expect(judgeRobots(known, url, 'Rasid', now + 31 * 24 * HOUR)).toBe('allowed');
  });
});

test.each([
  ['a file is good for a day', ok(forbids), 24 * HOUR],
  ['and so is none', fails('status', 404), 24 * HOUR],
  ['an outage is looked after soon', fails('timeout'), HOUR / 6],
])('%s', (_, answer, ms) => expect(goodForMs(robotsAfter(undefined, answer, decode, now), now)).toBe(ms));

test.each([
  ['none', '', 0],
  ['ours', 'User-agent: rasid\nCrawl-delay: 10', 10_000],
  ["another's", 'User-agent: other\nCrawl-delay: 10', 0],
  ['a fraction', 'User-agent: *\nCrawl-delay: 0.5', 500],
  ['more than a minute', 'User-agent: *\nCrawl-delay: 86400', 60_000],
])('a crawl delay: %s', (_, text, ms) =>
  expect(crawlDelayMs({ state: 'rules', fetchedAt: now, text }, 'https://sabah.example', 'Rasid/0.1')).toBe(
    ms,
  ),
);
