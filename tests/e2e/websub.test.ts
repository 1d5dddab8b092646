import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Feed } from '@rasid/contracts';
import { freePort } from '@rasid/local-engines';
import { createFeedStore, createSearchClient, ensureIndices } from '@rasid/search';
import { until } from '@rasid/testkit/oracle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../world.ts';

const world = createWorld();
const client = createSearchClient({ url: world.elasticsearchUrl });
const store = createFeedStore(client, world.namespace);
const inTime = { timeoutMs: 60_000 };
const servers: Server[] = [];
const subscriptions: Record<string, string>[] = [];
let polls = 0;
let origin = '';
let hub = '';

const serve = async (
  handle: (request: IncomingMessage, body: string) => Promise<[number, string, object?]>,
) => {
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const [status, text, headers] = await handle(request, body);
      response.writeHead(status, { ...headers }).end(text);
    })();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** What a hub asks of who wants a subscription; answers whether it was confirmed. */
const verify = async (form: Record<string, string>, changes: object = {}): Promise<boolean> => {
  const question = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': form['hub.topic'] ?? '',
    'hub.challenge': 'تحدٍّ-123',
    'hub.lease_seconds': form['hub.lease_seconds'] ?? '',
    ...changes,
  });
  const answer = await fetch(`${form['hub.callback']}?${question.toString()}`);
  return answer.status === 200 && (await answer.text()) === 'تحدٍّ-123';
};

beforeAll(async () => {
  hub = await serve(async (_request, body) => {
    const form = Object.fromEntries(new URLSearchParams(body));
    subscriptions.push(form);
    await verify(form);
    return [202, ''];
  });
  origin = await serve((request) => {
    if (request.url === '/robots.txt') return Promise.resolve([404, '']);
    polls++;
    const link = `<${hub}/>; rel="hub", <${origin}/topic>; rel="self"`;
    return Promise.resolve([
      200,
      '<rss version="2.0"><channel><title>نشرة</title></channel></rss>',
      { link },
    ]);
  });
  const port = await freePort();
  Object.assign(world.env, {
    RASID_WEBSUB_CALLBACK_URL: `http://127.0.0.1:${port}/websub`,
    RASID_WEBSUB_SECRET: 'a secret of the operator',
    RASID_WEBSUB_PORT: String(port),
  });
  await ensureIndices(client, world.namespace);
  const feed: Feed = {
    id: 'sabah',
    url: `${origin}/rss`,
    name: 'صحيفة الصباح',
    intervalMs: 24 * 3_600_000,
    state: 'active',
    createdAt: new Date().toISOString(),
    tags: [],
    health: { consecutiveFailures: 0, attempts: [] },
  };
  await store.put(feed);
  await world.startFleet(['fetcher']);
});

afterAll(async () => {
  await world.close();
  await client.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const known = async () => (await store.get('sabah'))?.health.hub;
const bring = (body: string, signature: string | undefined) =>
  fetch(subscriptions[0]?.['hub.callback'] ?? '', {
    method: 'POST',
    body,
    headers: { ...(signature !== undefined && { 'x-hub-signature': signature }) },
  });
const sign = (body: string, secret = subscriptions[0]?.['hub.secret'] ?? '') =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

test('a hub that a feed offers is asked for a subscription, and its question is answered', async () => {
  const agreed = await until(
    'the subscription',
    async () => {
      const now = await known();
      return now?.state === 'subscribed' && now;
    },
    { ...inTime, seen: () => subscriptions },
  );
  expect(agreed).toMatchObject({ url: `${hub}/`, topic: `${origin}/topic` });
  expect(Date.parse(agreed.leaseUntil ?? '')).toBeGreaterThan(Date.now() + 9 * 24 * 3_600_000);
  expect(subscriptions).toHaveLength(1);
  expect(subscriptions[0]).toMatchObject({ 'hub.mode': 'subscribe', 'hub.topic': `${origin}/topic` });
  expect(polls).toBe(1);
});

test('what is not what we asked for is not confirmed', async () => {
  const [form = {}] = subscriptions;
  expect(await verify(form, { 'hub.topic': `${origin}/other` })).toBe(false);
  expect(await verify(form, { 'hub.mode': 'unsubscribe' })).toBe(false);
  const guessed = (form['hub.callback'] ?? '').replace(/.{8}$/, '00000000');
  expect(await verify({ ...form, 'hub.callback': guessed })).toBe(false);
  expect((await known())?.state).toBe('subscribed');
});

test('news without a signature, or with a forged one, are refused and nothing comes of them', async () => {
  const body = '<rss/>';
  const forged = [undefined, 'sha256=00', sign(body, 'guessed'), sign('other'), `md5=${'0'.repeat(32)}`];
  for (const signature of forged) expect((await bring(body, signature)).status).toBe(403);
  expect(await known()).not.toHaveProperty('lastPingAt');
});

test('news with a signature have the feed polled at once, a day before its time', async () => {
  expect((await bring('<rss/>', sign('<rss/>'))).status).toBe(202);
  await until('the poll', () => polls === 2, inTime);
  expect((await known())?.lastPingAt).toBeDefined();
  // the forged ones had brought none: this one is the second
  expect((await store.get('sabah'))?.health.attempts).toHaveLength(2);
});
