import { mapConcurrent } from '@rasid/pipeline';
import { createReader } from '@rasid/workers';
import { addressAttacks, servedAttacks } from './attacks/index.ts';
import { openClient, runAttack, type Ending } from './runAttack.ts';
import { startPublisher } from './startPublisher.ts';
import { measureMemory, watchStalls } from './watchStalls.ts';

/**
 * A service that meets the hostile publisher: the client and the reader as the fetcher has them, in a process of its own
 * that runs as the fetcher's does. All attacks twice, several at once; then prints what became of it.
 */
export type Attacked = {
  readonly endings: readonly (readonly [name: string, Ending])[];
  readonly stall: { readonly busiestMs: number; readonly longestMs: number };
  /** In MiB, of all that the system gave to the process; and of what it still held at the end. */
  readonly growth: { readonly first: number; readonly second: number; readonly held: number };
  /** What the same reader says of a feed and a page after all that. */
  readonly after: readonly string[];
};

const AT_ONCE = 4;
const publisher = await startPublisher();
/** What leads inside is asked for by a client that may go nowhere inside; the rest by one that may go to the publisher. */
const closed = openClient([]);
const open = openClient(['127.0.0.1/32']);
const reader = createReader({ processes: 2, deadlineMs: 5_000, heapMb: 256 });
const attacks = [
  ...addressAttacks.map((attack) => ({ attack, http: closed })),
  ...servedAttacks.map((attack) => ({ attack, http: open })),
];
const endings = new Map<string, Ending>();
const runAll = () =>
  mapConcurrent(attacks, AT_ONCE, async ({ attack, http }) => {
    endings.set(attack.name, await runAttack(attack, publisher, { http, reader }));
  });
const ask = async (name: string): Promise<string> => {
  const attack = servedAttacks.find((one) => one.name === name);
  if (!attack) throw new Error(`no attack ${name}`);
  return (await runAttack(attack, publisher, { http: open, reader })).ended;
};
const checkWell = async () => [await ask('feed: a feed in an archive'), await ask('page: a frame')];

await checkWell();
const watch = watchStalls();
const before = measureMemory();
watch.take();
await runAll();
const between = measureMemory();
await runAll();
const stall = watch.take();
watch.stop();
const after = measureMemory();
const attacked: Attacked = {
  endings: [...endings],
  stall,
  growth: {
    first: between.rssMb - before.rssMb,
    second: after.rssMb - between.rssMb,
    held: after.heldMb - before.heldMb,
  },
  after: await checkWell(),
};
process.stdout.write(JSON.stringify(attacked));
reader.close();
await Promise.all([closed.close(), open.close(), publisher.close()]);
