import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { leanMemory } from '@rasid/local-engines/services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attacked } from './hostile/attackedService.ts';
import { addressAttacks, servedAttacks } from './hostile/attacks/index.ts';
import { openClient, type Ending } from './hostile/runAttack.ts';
import { startPublisher, type Publisher } from './hostile/startPublisher.ts';

const MOST_STALL_MS = 100;
const MOST_GROWTH_MB = 64;
const limits = { maxBytes: 100_000, timeoutMs: 4_000 };
const attacks = [...addressAttacks, ...servedAttacks];
const open = openClient(['127.0.0.1/32']);
let publisher: Publisher;
let attacked: Attacked;
let endings: ReadonlyMap<string, Ending>;

/** In a process of its own, with the settings of the fetcher's; the tests below judge what became of each attack. */
beforeAll(async () => {
  publisher = await startPublisher();
  const file = join(import.meta.dirname, 'hostile/attackedService.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...leanMemory.nodeOptions, file], {
    env: { ...process.env, ...leanMemory.env },
    maxBuffer: 64 * 1024 * 1024,
  });
  attacked = JSON.parse(stdout) as Attacked;
  endings = new Map(attacked.endings);
  const { stall, growth } = attacked;
  console.log(
    `${attacks.length} attacks; busiest turn of the loop ${stall.busiestMs} ms of CPU, longest ${stall.longestMs} ms by the clock; ` +
      `memory of the system ${growth.first} MB in the first round, ${growth.second} MB in the second, ${growth.held} MB held`,
  );
}, 600_000);

afterAll(() => Promise.all([open.close(), publisher.close()]));

test('there are enough of them, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThan(250);
  expect(endings.size).toBe(attacks.length);
});

describe('every attack ends with its reason', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', (name, { ends }) => {
    const ending = endings.get(name);
    expect([ends].flat(), ending?.found).toContain(ending?.ended);
    expect(ending?.leaked).toBeUndefined();
  });
});

describe('what the network does', () => {
  const tls = (port: number) => open.get(`https://publisher.example:${port}/`, limits);

  test('a certificate that vouches for itself is not trusted', async () => {
    expect(await tls(publisher.tlsPort)).toMatchObject({ code: 'certificate_untrusted' });
  });

  test('a server without TLS is told from one that is not there', async () => {
    expect(await tls(publisher.port)).toMatchObject({ reason: 'tls', code: 'handshake_failed' });
    expect(await tls(1)).toMatchObject({ code: 'connect_failed' });
  });

  test('a handshake that never comes ends in time', async () => {
    expect(await tls(publisher.silentPort)).toMatchObject({ reason: 'timeout' });
  });

  test('a name that leads elsewhere the next time is refused the next time', async () => {
    const ask = () =>
      open.get(`http://rebind.example:${publisher.port}/bomb%3A%20gzip%20that%20is%20none`, limits);
    expect(await ask()).toMatchObject({ code: 'broken_encoding' });
    expect(await ask()).toMatchObject({ code: 'network_refused' });
  });
});

describe('the service', () => {
  test('never stood still', () => expect(attacked.stall.busiestMs).toBeLessThan(MOST_STALL_MS));

  test('kept none of it', () => {
    const { first, second, held } = attacked.growth;
    expect(first).toBeLessThan(MOST_GROWTH_MB);
    expect(second).toBeLessThan(MOST_GROWTH_MB);
    expect(held).toBeLessThan(MOST_GROWTH_MB);
  });

  test('still reads feeds and pages', () => expect(attacked.after).toEqual(['read', 'article']));
});
