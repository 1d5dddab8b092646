import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync, brotliCompressSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { readRetryAfter } from './answer.ts';
import { createAddressGuard } from './addressGuard.ts';
import { createHttpClient } from './client.ts';

const servers: Server[] = [];
const limits = { maxBytes: 10_000, timeoutMs: 2_000 };

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const local = () => createHttpClient({ userAgent: 'test', allowedAddresses: ['127.0.0.0/8'] });

describe('answers', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('a body in %s is decompressed', async (encoding, compress) => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(compress('سلام')),
    );
    const answer = await local().get(base, limits);
    expect(answer.kind === 'ok' && Buffer.from(answer.body).toString()).toBe('سلام');
  });

  test('redirects are followed, and the last address is told', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end('b');
    });
    expect(await local().get(`${base}/a`, limits)).toMatchObject({ kind: 'ok', url: `${base}/b` });
  });

  test('a conditional request that finds nothing new', async () => {
    const base = await serve((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end();
    });
    expect(await local().get(base, { ...limits, etag: '"1"' })).toEqual({ kind: 'not_modified' });
  });
});

describe('what fails, fails with its reason', () => {
  test.each([
    [404, false],
    [429, true],
    [503, true],
  ])('status %i', async (status, retriable) => {
    const base = await serve((_, response) => response.writeHead(status, { 'retry-after': '7' }).end());
    expect(await local().get(base, limits)).toMatchObject({
      reason: 'status',
      status,
      retriable,
      retryAfterMs: 7_000,
    });
  });

  test('a body over the limit, declared or not, or as a bomb', async () => {
    const base = await serve((request, response) => {
      const big = Buffer.alloc(1_000_000);
      if (request.url === '/declared') response.writeHead(200, { 'content-length': big.length }).end(big);
      else if (request.url === '/bomb')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(big));
      else response.end(big);
    });
    for (const path of ['/declared', '/streamed', '/bomb']) {
      expect(await local().get(base + path, limits)).toMatchObject({ reason: 'too_large', retriable: false });
    }
  });

  test('a body that is not what its encoding says', async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('no'),
    );
    expect(await local().get(base, limits)).toMatchObject({ reason: 'bad_encoding' });
  });

  test('an endless redirect', async () => {
    const base = await serve((_, response) => response.writeHead(301, { location: '/' }).end());
    expect(await local().get(base, limits)).toMatchObject({ reason: 'too_many_redirects' });
  });

  test('a server that never answers', async () => {
    const base = await serve(() => undefined);
    expect(await local().get(base, { ...limits, timeoutMs: 100 })).toMatchObject({
      reason: 'timeout',
      retriable: true,
    });
  });

  test('a body that never ends, a few bytes at a time', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 20);
      response.once('close', () => clearInterval(drip));
    });
    expect(await local().get(base, { ...limits, timeoutMs: 200 })).toMatchObject({ reason: 'timeout' });
  });

  test('redirects that each take their time: the limit is for all of them', async () => {
    const base = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 100);
    });
    expect(await local().get(base, { ...limits, timeoutMs: 250 })).toMatchObject({ reason: 'timeout' });
  });

  test('a connection cut in the middle of the body', async () => {
    const base = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await local().get(base, limits)).toMatchObject({ reason: 'connection', retriable: true });
  });

  test('headers over their limit', async () => {
    const base = await serve((_, response) => {
      for (let i = 0; i < 10; i++) response.setHeader(`x-${i}`, 'x'.repeat(6_000));
      response.end('ok');
    });
    expect(await local().get(base, limits)).toMatchObject({ reason: 'too_large', retriable: false });
  });

  test('a body in more encodings than anybody needs', async () => {
    const base = await serve((_, response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' })
        .end(gzipSync(gzipSync(gzipSync('x')))),
    );
    expect(await local().get(base, limits)).toMatchObject({ reason: 'bad_encoding' });
  });

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://[', 'http://'])(
    'a redirect to %s',
    async (location) => {
      const base = await serve((_, response) => response.writeHead(302, { location }).end());
      expect(await local().get(base, limits)).toMatchObject({ reason: 'bad_address', retriable: false });
    },
  );

  test('a server that speaks no TLS', async () => {
    const base = await serve(() => undefined);
    const answer = await local().get(base.replace('http:', 'https:'), limits);
    expect(answer).toMatchObject({ kind: 'failed', reason: 'tls', retriable: false });
  });

  test('a name that does not resolve', async () => {
    expect(await local().get('http://no-such-host.invalid/', limits)).toMatchObject({ reason: 'dns' });
  });

  test('nobody listens', async () => {
    const base = await serve(() => undefined);
    servers.splice(0).forEach((server) => server.close());
    expect(await local().get(base, limits)).toMatchObject({ reason: 'connection', retriable: true });
  });

  test('no address at all, or another protocol', async () => {
    expect(await local().get('nowhere', limits)).toMatchObject({ reason: 'bad_address' });
    expect(await local().get('file:///etc/passwd', limits)).toMatchObject({ reason: 'bad_address' });
  });
});

describe('addresses', () => {
  const closed = createHttpClient({ userAgent: 'test' });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[64:ff9b:1::a00:1]/',
  ])('%s is refused', async (url) => {
    expect(await closed.get(url, limits)).toMatchObject({ reason: 'address_refused', retriable: false });
  });

  test('a redirect into the private network is refused on its hop', async () => {
    const base = await serve((_, response) =>
      response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    );
    expect(await local().get(base, limits)).toMatchObject({ reason: 'address_refused' });
  });

  test('public addresses pass', () => {
    const guard = createAddressGuard([]);
    for (const address of ['93.184.216.34', '2606:4700::1111'])
      expect(() => guard.check(address)).not.toThrow();
  });
});

test.each([
  ['120', 120_000],
  ['Wed, 21 Oct 2026 07:28:10 GMT', 10_000],
  ['soon', undefined],
  ['99999999', 86_400_000],
])('Retry-After: %s', (header, ms) => {
  expect(readRetryAfter(header, new Date('2026-10-21T07:28:00Z'))).toBe(ms);
});
