import { mapConcurrent } from '@rasid/pipeline';
import { createReader } from '@rasid/workers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressAttacks, servedAttacks } from './hostile/attacks/index.ts';
import { openClient, runAttack, type Ending } from './hostile/runAttack.ts';
import { startPublisher, type Publisher } from './hostile/startPublisher.ts';
import { measureMemory, watchStalls } from './hostile/watchStalls.ts';

const AT_ONCE = 4;
const MOST_STALL_MS = 100;
const MOST_GROWTH_MB = 64;
const limits = { maxBytes: 100_000, timeoutMs: 4_000 };

/** What leads inside is asked for by a client that may go nowhere inside; the rest by one that may go to the publisher. */
const closed = openClient([]);
const open = openClient(['127.0.0.1/32']);
const reader = createReader({ processes: 2, deadlineMs: 5_000, heapMb: 256 });
const attacks = [
  ...addressAttacks.map((attack) => ({ attack, http: closed })),
  ...servedAttacks.map((attack) => ({ attack, http: open })),
];
const endings = new Map<string, Ending>();
let publisher: Publisher;
let stall: { busiestMs: number; longestMs: number };
let growth: { heldMb: number; rssMb: number };

const runAll = () =>
  mapConcurrent(attacks, AT_ONCE, async ({ attack, http }) => {
    endings.set(attack.name, await runAttack(attack, publisher, { http, reader }));
  });

/** All of them twice, several at once, as a service would meet them; the tests below judge each. */
beforeAll(async () => {
  publisher = await startPublisher();
  const harmless = servedAttacks.find(({ name }) => name === 'harmless');
  if (harmless) await runAttack(harmless, publisher, { http: open, reader });
  const watch = watchStalls();
  const before = measureMemory();
  watch.take();
  await runAll();
  const between = measureMemory();
  await runAll();
  stall = watch.take();
  watch.stop();
  const after = measureMemory();
  // what the allocator keeps for the next bodies is no growth: the second round must do with it
  growth = { heldMb: after.heldMb - before.heldMb, rssMb: after.rssMb - between.rssMb };
  console.log(
    `${attacks.length} attacks; busiest turn of the loop ${stall.busiestMs} ms of CPU, longest ${stall.longestMs} ms by the clock; ` +
      `memory ${growth.heldMb} MB held, ${growth.rssMb} MB of the system more than after the first round`,
  );
}, 600_000);

afterAll(async () => {
  reader.close();
  await Promise.all([closed.close(), open.close(), publisher.close()]);
});

test('there are enough of them, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThan(250);
  expect(endings.size).toBe(attacks.length);
});

describe('every attack ends with its reason', () => {
  test.each(attacks.map(({ attack }) => [attack.name, attack] as const))('%s', (name, { ends }) => {
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
  test('never stood still', () => expect(stall.busiestMs).toBeLessThan(MOST_STALL_MS));

  test('kept none of it', () => {
    expect(growth.heldMb).toBeLessThan(MOST_GROWTH_MB);
    expect(growth.rssMb).toBeLessThan(MOST_GROWTH_MB);
  });

  test('still reads feeds and pages', async () => {
    const ask = (name: string) => {
      const attack = servedAttacks.find((one) => one.name === name);
      if (!attack) throw new Error(`no attack ${name}`);
      return runAttack(attack, publisher, { http: open, reader });
    };
    expect(await ask('feed: a feed in an archive')).toMatchObject({ ended: 'read' });
    expect(await ask('page: a frame')).toMatchObject({ ended: 'article' });
  });
});
