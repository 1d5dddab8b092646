import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createHttpClient } from './client.ts';
import { isSameSite } from './redirect.ts';
import { servePort } from './testing/serve.ts';

const limits = { maxBytes: 10_000, timeoutMs: 2_000 };
const everywhere = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
const local = () =>
  createHttpClient({ userAgent: 'test', allowedAddresses: ['127.0.0.0/8'], resolve: everywhere });
const secrets = {
  userAgent: 'قارئ'.length > 0 ? 'Reader/1' : '',
  headers: { 'X-Api-Key': 'k', Host: 'evil.example', 'Content-Length': '9' },
  cookie: 'session=s',
  basicAuth: { username: 'u', password: 'p:ü' },
};

/** Every request that came, and where each is sent on. */
async function site(routes: Record<string, string | { status: number; location: string; cookie?: string }>) {
  const seen: { host: string; path: string; method: string; headers: IncomingHttpHeaders; body: string }[] =
    [];
  const port = await servePort((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { host = '', ...headers } = request.headers;
      const path = request.url ?? '';
      seen.push({ host: host.split(':')[0] ?? '', path, method: request.method ?? '', headers, body });
      const route = routes[`${host.split(':')[0]}${path}`];
      if (typeof route !== 'object') return void response.end(route ?? 'end');
      const location = route.location.replaceAll('PORT', String(port));
      response
        .writeHead(route.status, {
          location,
          ...(route.cookie !== undefined && { 'set-cookie': route.cookie }),
        })
        .end();
    });
  });
  return { seen, at: (host: string, path = '/') => `http://${host}:${port}${path}` };
}

describe('redirects', () => {
  test('are told, each with its status', async () => {
    const { at } = await site({
      'a.example/': { status: 301, location: '/b' },
      'a.example/b': { status: 302, location: 'http://c.example:PORT/' },
      'c.example/': { status: 308, location: '/d' },
    });
    expect(await local().get(at('a.example'), limits)).toMatchObject({
      kind: 'ok',
      url: at('c.example', '/d'),
      redirects: [
        { status: 301, from: at('a.example'), to: at('a.example', '/b') },
        { status: 302, from: at('a.example', '/b'), to: at('c.example') },
        { status: 308, from: at('c.example'), to: at('c.example', '/d') },
      ],
    });
  });

  test('that lead back to where they were are a loop', async () => {
    const { at, seen } = await site({
      'a.example/': { status: 302, location: '/b' },
      'a.example/b': { status: 302, location: '/' },
    });
    expect(await local().get(at('a.example'), limits)).toMatchObject({ code: 'redirect_loop' });
    expect(seen).toHaveLength(2);
  });

  test('that set a cookie and want to see it again are followed', async () => {
    const cookies: (string | undefined)[] = [];
    const port = await servePort(({ headers: { cookie } }, response) => {
      cookies.push(cookie);
      if (cookie?.includes('seen=1')) response.end('news');
      else
        response.writeHead(302, { location: '/', 'set-cookie': ['seen=1; Path=/', 'old=; Max-Age=0'] }).end();
    });
    const request = { cookie: 'own=1' };
    expect((await local().get(`http://a.example:${port}/`, { ...limits, request })).kind).toBe('ok');
    expect(cookies).toEqual(['own=1', 'own=1; seen=1']);
  });

  test('do not show the cookie of one host to another', async () => {
    const { at, seen } = await site({
      'a.example/': { status: 302, location: 'http://evil.example:PORT/', cookie: 'seen=1' },
    });
    await local().get(at('a.example'), limits);
    expect(seen[1]?.headers.cookie).toBeUndefined();
  });

  test('are a failure with its headers where they are not to be followed', async () => {
    const { at } = await site({ 'a.example/': { status: 307, location: '/b' } });
    expect(await local().get(at('a.example'), { ...limits, followRedirects: false })).toMatchObject({
      kind: 'failed',
      reason: 'status',
      status: 307,
      headers: { location: '/b' },
    });
  });
});

describe("a feed's secrets", () => {
  const sent = (headers: IncomingHttpHeaders | undefined) =>
    [headers?.['x-api-key'], headers?.cookie, headers?.authorization].filter(Boolean).length;

  test('go along within the site', async () => {
    const { at, seen } = await site({
      'a.example/': { status: 301, location: 'http://www.a.example:PORT/' },
    });
    await local().get(at('a.example'), { ...limits, request: secrets });
    expect(seen.map(({ headers }) => sent(headers))).toEqual([3, 3]);
    expect(seen[0]?.headers).toMatchObject({
      'user-agent': 'Reader/1',
      authorization: `Basic ${Buffer.from('u:p:ü').toString('base64')}`,
    });
    expect(seen[0]?.host).toBe('a.example');
  });

  test('do not follow to another site, nor come back with it', async () => {
    const { at, seen } = await site({
      'a.example/': { status: 302, location: 'http://evil.example:PORT/' },
      'evil.example/': { status: 302, location: 'http://a.example:PORT/end' },
    });
    await local().get(at('a.example'), { ...limits, request: secrets });
    expect(seen.map(({ headers }) => sent(headers))).toEqual([3, 0, 0]);
    expect(seen[1]?.headers['user-agent']).toBe('Reader/1');
  });

  test('are not for the pages that a feed links to on other sites', async () => {
    const { at, seen } = await site({});
    const options = { ...limits, request: secrets, requestFor: at('a.example', '/rss') };
    await local().get(at('a.example', '/1'), options);
    await local().get(at('evil.example', '/1'), options);
    expect(seen.map(({ headers }) => sent(headers))).toEqual([3, 0]);
  });

  test('in an address are sent as a header, and are not told', async () => {
    const { at, seen } = await site({
      'a.example/': { status: 302, location: 'http://x:y@evil.example:PORT/' },
    });
    const answer = await local().get(at('me:secret@a.example'), limits);
    expect(answer).toMatchObject({ kind: 'ok', url: at('evil.example') });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      `Basic ${Buffer.from('me:secret').toString('base64')}`,
      undefined,
    ]);
  });
});

describe('a body that is sent', () => {
  const post = (url: string) =>
    local().post(url, 'hub.mode=subscribe', { ...limits, contentType: 'application/x-www-form-urlencoded' });

  test('goes along with a 307 within its site', async () => {
    const { at, seen } = await site({ 'a.example/': { status: 307, location: '/b' } });
    expect((await post(at('a.example'))).kind).toBe('ok');
    expect(seen.map(({ method, body }) => [method, body])).toEqual([
      ['POST', 'hub.mode=subscribe'],
      ['POST', 'hub.mode=subscribe'],
    ]);
  });

  test('does not go to another site', async () => {
    const { at, seen } = await site({ 'a.example/': { status: 308, location: 'http://evil.example:PORT/' } });
    expect(await post(at('a.example'))).toMatchObject({ code: 'redirect_refused' });
    expect(seen).toHaveLength(1);
  });

  test('is left behind by a 303', async () => {
    const { at, seen } = await site({ 'a.example/': { status: 303, location: '/b' } });
    await post(at('a.example'));
    expect(seen.map(({ method, body }) => [method, body])).toEqual([
      ['POST', 'hub.mode=subscribe'],
      ['GET', ''],
    ]);
  });
});

test.each([
  ['http://a.example/', 'https://www.a.example/x', true],
  ['https://a.example/', 'http://a.example/', false],
  ['https://a.example/', 'https://a.example:8443/', false],
  ['https://a.example/', 'https://a.example.evil/', false],
  ['https://a.example/', 'https://b.a.example/', false],
  ['http://a.example:8080/', 'https://a.example/', false],
])('%s and %s are one site: %s', (from, to, same) =>
  expect(isSameSite(new URL(from), new URL(to))).toBe(same),
);
