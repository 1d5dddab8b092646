import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSiteServer, type SiteServer } from './siteServer.ts';

const modifiedAt = new Date('2026-03-01T10:00:00.700Z');
let site: SiteServer;
let body = 'أول';

beforeAll(async () => {
  site = await startSiteServer(0, () => (path) => {
    if (path === '/gone') return { status: 404, contentType: 'text/plain', body: Buffer.from('لا شيء') };
    return { contentType: 'text/plain; charset=utf-8', body: Buffer.from(body), modifiedAt };
  });
});
afterAll(() => site.close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(site.origin + path, { headers, method });

test('an answer carries its validators', async () => {
  const response = await get('/a');
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toMatch(/^"[\w-]{16}"$/);
  expect(response.headers.get('last-modified')).toBe('Sun, 01 Mar 2026 10:00:00 GMT');
  expect(await response.text()).toBe(body);
});

test('a known entity is not sent again, and a changed one is', async () => {
  const etag = (await get('/b')).headers.get('etag') ?? '';
  for (const known of [etag, `"other", W/${etag}`, '*']) {
    const response = await get('/b', { 'if-none-match': known });
    expect(response.status).toBe(304);
    expect(response.headers.get('etag')).toBe(etag);
    expect(await response.text()).toBe('');
  }
  body = 'ثانٍ';
  expect((await get('/b', { 'if-none-match': etag })).status).toBe(200);
});

test.each([
  ['Sun, 01 Mar 2026 10:00:00 GMT', 304],
  ['Sun, 01 Mar 2026 09:59:59 GMT', 200],
  ['yesterday', 200],
])('unchanged since %s answers %i', async (since, status) => {
  expect((await get('/c', { 'if-modified-since': since })).status).toBe(status);
});

test('the entity tag decides where both are given', async () => {
  const since = 'Sun, 01 Mar 2026 10:00:00 GMT';
  const response = await get('/c', { 'if-none-match': '"old"', 'if-modified-since': since });
  expect(response.status).toBe(200);
});

test('what is not there has no validators and never answers 304', async () => {
  const response = await get('/gone', { 'if-none-match': '*' });
  expect(response.status).toBe(404);
  expect(response.headers.get('etag')).toBeNull();
});

test('HEAD has no body; other methods are refused', async () => {
  const head = await get('/d', {}, 'HEAD');
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(0);
  expect(await head.text()).toBe('');
  expect((await get('/d', {}, 'POST')).status).toBe(405);
});

test('requests are counted by path, trackers apart and however the path is encoded', async () => {
  const path = '/خبر?id=7';
  await get(path);
  await get('/%D8%AE%D8%A8%D8%B1?utm_source=x&id=7&utm_medium=y');
  expect(site.requestsFor(path)).toBe(2);
  expect(site.requestsFor(site.origin + path)).toBe(2);
  expect(site.requestsFor('/خبر?id=8')).toBe(0);
});

test('a port that is taken is refused with its reason', async () => {
  const port = Number(new URL(site.origin).port);
  await expect(
    startSiteServer(port, () => () => ({ contentType: '', body: Buffer.alloc(0) })),
  ).rejects.toThrow(/EADDRINUSE/);
});
