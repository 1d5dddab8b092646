import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createHttpClient } from './client.ts';
import { servePort, serveTcp } from './testing/serve.ts';

const limits = { maxBytes: 10_000, timeoutMs: 2_000 };

/** A proxy that knows CONNECT alone, as it was asked, and leads everywhere to one port. */
async function proxyTo(port: number, status = 200) {
  const asked: string[] = [];
  const at = await serveTcp((socket) => {
    socket.once('data', (request) => {
      asked.push(request.toString('latin1'));
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.on('error', () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    });
  });
  return { asked, url: `http://user:p%40ss@127.0.0.1:${at}/` };
}

const clientWith = (allowedProxies: string[], address = '93.184.216.34') =>
  createHttpClient({
    userAgent: 'test',
    allowedProxies,
    resolve: () => Promise.resolve([{ address, family: 4 }]),
  });

test('is asked for the address that was checked, and the publisher for the name', async () => {
  const hosts: (string | undefined)[] = [];
  const port = await servePort((request, response) => {
    hosts.push(request.headers.host);
    expect(request.headers['proxy-authorization']).toBeUndefined();
    response.end('news');
  });
  const { asked, url } = await proxyTo(port);
  const answer = await clientWith(['127.0.0.0/8']).get('http://news.example/', {
    ...limits,
    request: { proxy: url },
  });
  expect(answer.kind).toBe('ok');
  expect(hosts).toEqual(['news.example']);
  expect(asked[0]).toMatch(/^CONNECT 93\.184\.216\.34:80 HTTP/);
  expect(asked[0]).toContain(`proxy-authorization: Basic ${Buffer.from('user:p@ss').toString('base64')}`);
});

test('does not lead to hosts that may not be reached directly', async () => {
  const { asked, url } = await proxyTo(1);
  const options = { ...limits, request: { proxy: url } };
  expect(await clientWith(['127.0.0.0/8'], '10.0.0.1').get('http://inside.example/', options)).toMatchObject({
    code: 'network_refused',
  });
  for (const target of ['http://127.0.0.1/', 'http://93.184.216.34:6379/', 'http://localhost/'])
    expect(await clientWith(['127.0.0.0/8']).get(target, options)).toMatchObject({
      reason: 'address_refused',
    });
  expect(asked).toEqual([]);
});

test('may not stand in the private network unless that is allowed', async () => {
  const { asked, url } = await proxyTo(1);
  const answer = await clientWith([]).get('http://news.example/', { ...limits, request: { proxy: url } });
  expect(answer).toMatchObject({ code: 'network_refused' });
  expect(asked).toEqual([]);
});

test('that refuses says so', async () => {
  const { url } = await proxyTo(1, 407);
  const answer = await clientWith(['127.0.0.0/8']).get('http://news.example/', {
    ...limits,
    request: { proxy: url },
  });
  expect(answer).toMatchObject({ code: 'proxy_failed', message: expect.stringContaining('407') as string });
});
