import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createAddressGuard } from './addressGuard.ts';
import { createHttpClient } from './client.ts';
import type { FetchError } from './failure.ts';
import { servePort } from './testing/serve.ts';

const limits = { maxBytes: 10_000, timeoutMs: 2_000 };
const guard = createAddressGuard({ allowed: [] });
const codeOf = (address: string, port = 443, judge = guard): string => {
  try {
    judge.check(address, port);
    return 'passes';
  } catch (error) {
    return (error as FetchError).code;
  }
};

describe('addresses', () => {
  test.each([
    ['0.0.0.0', 'this network'],
    ['0.255.1.1', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.127.255.254', 'carrier-grade NAT'],
    ['100.100.100.200', 'Alibaba’s metadata'],
    ['127.255.0.1', 'loopback'],
    ['168.63.129.16', 'Azure’s wire server'],
    ['169.254.169.254', 'metadata of most clouds'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.192', 'Oracle’s metadata'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', '6to4 relays'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'benchmarking'],
    ['198.19.255.255', 'benchmarking'],
    ['198.51.100.7', 'documentation'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.251', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:10.0.0.1', 'IPv4-mapped'],
    ['::ffff:7f00:1', 'IPv4-mapped'],
    ['::ffff:0:127.0.0.1', 'IPv4-translated'],
    ['64:ff9b::7f00:1', 'NAT64 of loopback'],
    ['64:ff9b::a9fe:a9fe', 'NAT64 of metadata'],
    ['64:ff9b:1::808:808', 'NAT64 for private use, whatever it embeds'],
    ['64:ff9b:1:ffff::808:808', 'the same'],
    ['100::1', 'discard'],
    ['2001::1', 'Teredo'],
    ['2001:0:7f00:1::', 'Teredo'],
    ['2001:2::1', 'benchmarking'],
    ['2001:10::1', 'ORCHID'],
    ['2001:20::1', 'ORCHIDv2'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4'],
    ['2002:0808:0808::1', '6to4 of a public one as well'],
    ['3fff::1', 'documentation'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'Amazon’s metadata'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with its zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'not assigned'],
    ['not an address', ''],
    ['', ''],
  ])('%s (%s) is refused', (address) => expect(codeOf(address)).toBe('network_refused'));

  test.each([
    '93.184.216.34',
    '8.8.8.8',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
    '64:ff9b::808:808',
    '::ffff:8.8.8.8',
  ])('%s passes', (address) => expect(codeOf(address)).toBe('passes'));

  test.each([22, 25, 53, 3306, 5432, 6379, 9092, 9200, 11211, 65535])('port %i is refused', (port) =>
    expect(codeOf('93.184.216.34', port)).toBe('port_refused'),
  );

  test('what is allowed may be reached on any port, and nothing else', () => {
    const some = createAddressGuard({ allowed: ['10.1.0.0/16', 'fd12::/16'] });
    expect(codeOf('10.1.2.3', 9200, some)).toBe('passes');
    expect(codeOf('::ffff:10.1.2.3', 9200, some)).toBe('passes');
    expect(codeOf('fd12::1', 1, some)).toBe('passes');
    expect(codeOf('10.2.2.3', 80, some)).toBe('network_refused');
  });
});

describe('names', () => {
  const names: Record<string, string[]> = {
    'news.example': ['93.184.216.34', '2606:4700::1111'],
    'inside.example': ['10.0.0.1'],
    'mixed.example': ['93.184.216.34', '127.0.0.1'],
    'nobody.example': [],
    'printer.local': ['93.184.216.34'],
  };
  const resolve = (host: string) =>
    Promise.resolve(
      (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  const named = createAddressGuard({ allowed: [], resolve });

  test.each([
    ['inside.example', 'network_refused'],
    ['mixed.example', 'network_refused'],
    ['nobody.example', 'name_unresolved'],
    ['printer.local', 'name_refused'],
    ['localhost', 'name_refused'],
    ['localhost.', 'name_refused'],
    ['API.Internal', 'name_refused'],
    ['metadata.google.internal', 'name_refused'],
    ['router.home.arpa', 'name_refused'],
    ['127.0.0.1', 'network_refused'],
  ])('%s: %s', async (host, code) => {
    await expect(named.resolve(host, 443)).rejects.toMatchObject({ code });
  });

  test('a public name gives all its addresses', async () => {
    expect(await named.resolve('news.example', 443)).toHaveLength(2);
  });

  test('a local name may lead where it is allowed, and nowhere else', async () => {
    const answers = (address: string) => () => Promise.resolve([{ address, family: 4 }]);
    const inside = createAddressGuard({ allowed: ['10.0.0.0/8'], resolve: answers('10.0.0.1') });
    const outside = createAddressGuard({ allowed: ['10.0.0.0/8'], resolve: answers('93.184.216.34') });
    expect(await inside.resolve('wiki.internal', 443)).toHaveLength(1);
    await expect(outside.resolve('wiki.internal', 443)).rejects.toMatchObject({ code: 'name_refused' });
  });
});

describe('a name that changes its mind', () => {
  test('is resolved and judged again for each connection', async () => {
    const port = await servePort((_, response) =>
      response.writeHead(200, { connection: 'close' }).end('news'),
    );
    const answers = ['127.0.0.1', '127.0.0.1', '10.0.0.1'];
    const client = createHttpClient({
      userAgent: 'test',
      allowedAddresses: ['127.0.0.0/8'],
      resolve: () => Promise.resolve([{ address: answers.shift() ?? '10.0.0.1', family: 4 }]),
    });
    const ask = () => client.get(`http://rebind.example:${port}/`, limits);
    expect([(await ask()).kind, (await ask()).kind]).toEqual(['ok', 'ok']);
    expect(await ask()).toMatchObject({ code: 'network_refused' });
    expect(answers).toEqual([]);
  });

  test('does not reach another host by a connection that is kept', async () => {
    const port = await servePort((_, response) => response.end('news'));
    let asked = 0;
    const client = createHttpClient({
      userAgent: 'test',
      allowedAddresses: ['127.0.0.0/8'],
      resolve: () => Promise.resolve([{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }]),
    });
    for (let round = 0; round < 3; round++) {
      expect((await client.get(`http://rebind.example:${port}/`, limits)).kind).toBe('ok');
      await setImmediate(); // the connection is free a tick after the answer
    }
    expect(asked).toBe(1);
  });
});
