import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '@rasid/testkit/oracle';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openFetcherWorld, rssOf, type FetcherWorld } from './fetcherWorld.ts';

let world: FetcherWorld;
let stranger: Server;
let strangerUrl: string;
let met: IncomingMessage[];

const page = '<!doctype html><html lang="ar"><body><p>افتتاح معرض الكتاب</p></body></html>';
const settings = {
  userAgent: 'Rasid/private',
  headers: { 'X-Access': 'key' },
  cookie: 'session=secret',
  basicAuth: { username: 'reader', password: 'word' },
};

beforeEach(async () => {
  world = await openFetcherWorld(inject('engines').redisUrl, `f${randomBytes(4).toString('hex')}-`);
  met = [];
  stranger = createServer((request, response) => {
    met.push(request);
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  world.publisher.page('/1', page);
});
afterEach(async () => {
  await world.close();
  await new Promise((resolve) => stranger.close(resolve));
});

const secretsOf = ({ headers }: IncomingMessage) => [
  headers.cookie,
  headers.authorization,
  headers['x-access'],
];
const nothing = [undefined, undefined, undefined];

test("a feed's secrets go to its own site, and to no page or robots.txt that its entries lead to", async () => {
  const entries = [
    { link: '/1', title: 'خبر من الموقع نفسه' },
    { link: `${strangerUrl}/2`, title: 'خبر من موقع آخر' },
  ];
  world.publisher.routes.set('/rss', rssOf(entries));
  world.addFeed('a', '/rss', { request: settings });
  await world.poll('a');
  await world.settled(2);
  const own = world.publisher.requests.filter(({ url }) => url === '/rss' || url === '/1');
  expect(own.map(secretsOf)).toEqual(Array(2).fill(['session=secret', 'Basic cmVhZGVyOndvcmQ=', 'key']));
  expect(met.map(({ url }) => url).sort()).toEqual(['/2', '/robots.txt']);
  expect(met.map(secretsOf)).toEqual([nothing, nothing]);
  expect(met.map(({ headers }) => headers['user-agent'])).toEqual(Array(2).fill('Rasid/private'));
});

test('nor do they go to a sitemap on another site', async () => {
  world.addFeed('a', '/rss', { request: settings });
  await world.backfills.add('one', {
    schema: 'backfill-feed.v1',
    feedId: 'a',
    limit: 1,
    requestedAt: '2026-01-01T00:00:00.000Z',
    todo: [{ url: `${strangerUrl}/sitemap.xml`, kind: 'sitemap' }],
    known: [],
    taken: 0,
  });
  await until('the sitemap to be asked for', () => met.some(({ url }) => url === '/sitemap.xml'), {
    timeoutMs: 15_000,
  });
  expect(met.map(secretsOf)).toEqual([nothing, nothing]);
});
