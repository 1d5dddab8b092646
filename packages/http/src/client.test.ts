import { gzipSync, brotliCompressSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readRetryAfter } from './answer.ts';
import { createHttpClient } from './client.ts';
import { serve, serveRaw } from './testing/serve.ts';

const limits = { maxBytes: 10_000, timeoutMs: 2_000 };
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
    expect(await local().get(base, { ...limits, etag: '"1"' })).toMatchObject({
      kind: 'not_modified',
      status: 304,
    });
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
    let next = 0;
    const base = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: `/${++next}` }).end(), 100);
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

  test.each([
    ['is no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n', 'broken_response'],
    ['has a status that is none', 'HTTP/1.1 abc OK\r\n\r\n', 'broken_response'],
    ['has a header with a null', 'HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n', 'broken_response'],
    [
      'says its length in two ways',
      'HTTP/1.1 200 OK\r\ncontent-length: 9\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
      'wrong_length',
    ],
    [
      'has broken chunks',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\nok\r\n',
      'broken_response',
    ],
    [
      'ends among its chunks',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhal',
      'connection_cut',
    ],
    ['ends before its length', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf', 'connection_cut'],
    ['ends before it begins', '', 'connection_cut'],
    ['has countless headers', `HTTP/1.1 200 OK\r\n${'a:\r\n'.repeat(2_000)}\r\n`, 'too_many_headers'],
    ['never stops to be about to', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1_000), 'broken_response'],
  ])('an answer that %s', async (_, bytes, code) => {
    const base = await serveRaw((socket) => socket.end(bytes, 'latin1'));
    expect(await local().get(base, limits)).toMatchObject({ kind: 'failed', code });
  });

  test('an answer that does not begin, and one that stops', async () => {
    const silent = await serveRaw(() => undefined);
    const stops = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nha'));
    const patience = { maxBytes: 100, timeoutMs: 10_000, firstByteMs: 100, idleMs: 100 };
    expect(await local().get(silent, patience)).toMatchObject({ code: 'first_byte_timeout' });
    expect(await local().get(stops, patience)).toMatchObject({ code: 'idle_timeout' });
  });

  test('a request that is stopped from our side', async () => {
    const base = await serve(() => undefined);
    const stop = new AbortController();
    const answer = local().get(base, { ...limits, signal: stop.signal });
    stop.abort();
    expect(await answer).toMatchObject({ code: 'stopped', retriable: true });
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
    expect(await local().get('http://127.0.0.1:1/', limits)).toMatchObject({
      reason: 'connection',
      retriable: true,
    });
  });

  test('no address at all, or another protocol', async () => {
    expect(await local().get('nowhere', limits)).toMatchObject({ reason: 'bad_address' });
    expect(await local().get('file:///etc/passwd', limits)).toMatchObject({ reason: 'bad_address' });
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
