import { describe, expect, test } from 'vitest';
import type { FeedSettings } from './feedSettings.ts';
import { hideSecrets, looksSecret, withoutSecrets } from './secrets.ts';

const feed: FeedSettings = {
  id: 'a',
  url: 'https://user:s3cret@a.example/feed',
  name: 'ألف',
  tags: [],
  intervalMs: 300_000,
  state: 'active',
  createdAt: '2026-01-02T03:04:05.000Z',
  request: {
    userAgent: 'Rasid',
    cookie: 'sid=s3cret',
    basicAuth: { username: 'rasid', password: 's3cret' },
    proxy: 'http://rasid:s3cret@proxy.example:3128/',
    headers: { 'X-Api-Key': 's3cret', Accept: 'text/xml' },
  },
};

test('what is given away holds no secret, and says what was left out', () => {
  const { feed: given, secrets } = withoutSecrets(feed);
  expect(JSON.stringify(given)).not.toMatch(/s3cret/);
  expect(given.url).toBe('https://a.example/feed');
  expect(given.request).toEqual({
    userAgent: 'Rasid',
    proxy: 'http://proxy.example:3128/',
    headers: { Accept: 'text/xml' },
  });
  expect(secrets).toEqual([
    'the cookie',
    'user and password',
    'the header X-Api-Key',
    'the password in the address',
    'the password in the proxy',
  ]);
});

test('what is shown says that there is a secret', () => {
  const shown = hideSecrets(feed);
  expect(JSON.stringify(shown)).not.toMatch(/s3cret/);
  expect(shown.url).toBe('https://user:***@a.example/feed');
  expect(shown.request).toMatchObject({
    cookie: '***',
    basicAuth: { username: 'rasid', password: '***' },
    proxy: 'http://rasid:***@proxy.example:3128/',
    headers: { 'X-Api-Key': '***', Accept: 'text/xml' },
  });
});

test('a feed without secrets stays as it is', () => {
  const plain = { ...feed, url: 'https://a.example/@news?to=b@c', request: { userAgent: 'Rasid' } };
  expect(withoutSecrets(plain)).toEqual({ feed: plain, secrets: [] });
});

describe('a header', () => {
  test.each([
    ['Authorization', 'x', true],
    ['X-Auth-Token', 'x', true],
    ['x-api-key', 'x', true],
    ['X-Feed', 'Bearer abc', true],
    ['X-Feed', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc', true],
    ['X-Feed', '9f86d081884c7d659a2feaa0c55ad015', true],
    ['Accept', 'application/rss+xml', false],
    ['Accept-Language', 'ar-LY, ar;q=0.9', false],
    ['Referer', 'https://news.example/section/politics-2026', false],
    ['X-Requested-With', 'XMLHttpRequest', false],
  ])('%s: %s', (name, value, secret) => expect(looksSecret(name, value)).toBe(secret));
});
