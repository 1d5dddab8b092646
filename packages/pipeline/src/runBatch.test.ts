import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from './message.ts';
import { dead, drop, ok, retry, UnavailableError, type Outcome } from './outcome.ts';
import { pipeline } from './pipeline.ts';
import { runBatch, type BatchParts, type Letter, type Produced } from './runBatch.ts';

const message = (offset: number, value = String(offset)): Message => ({
  topic: 'articles.raw.v1',
  partition: 0,
  offset: String(offset),
  key: Buffer.from(String(offset)),
  value: Buffer.from(value),
  headers: {},
  timestampMs: 0,
});

const backoff = { baseMs: 1, maxMs: 4, maxAttempts: 3 };

type World = { written: string[]; letters: Letter[]; waits: number[] };

function createParts(world: World, changes: Partial<BatchParts<string>> = {}): BatchParts<string> {
  return {
    run: (m) => Promise.resolve(ok(m.value?.toString() ?? '')),
    sink: {
      write: (items) => {
        world.written.push(...items.map(({ value }) => value));
        return Promise.resolve(items.map(() => ok(undefined)));
      },
    },
    deadLetters: {
      send: (letters) => {
        world.letters.push(...letters);
        return Promise.resolve();
      },
    },
    backoff,
    concurrency: 4,
    wait: (ms) => {
      world.waits.push(ms);
      return Promise.resolve();
    },
    random: () => 0.5,
    ...changes,
  };
}

const createWorld = (): World => ({ written: [], letters: [], waits: [] });

describe('runBatch', () => {
  test('one dead record does not take its batch with it', async () => {
    const world = createWorld();
    const parts = createParts(world, {
      run: (m) => Promise.resolve(m.offset === '1' ? dead('not_json', 'broken') : ok(m.offset)),
    });
    const settled = await runBatch([message(0), message(1), message(2)], parts);
    expect(world.written).toEqual(['0', '2']);
    expect(world.letters).toMatchObject([
      { message: { offset: '1' }, reason: 'not_json', detail: 'broken', attempts: 1 },
    ]);
    expect(settled).toHaveLength(3);
  });

  test('what may heal is tried again, without running the steps twice', async () => {
    const world = createWorld();
    let runs = 0;
    let writes = 0;
    const parts = createParts(world, {
      run: () => Promise.resolve(ok(String(++runs))),
      sink: {
        write: (items) =>
          Promise.resolve(
            items.map((): Outcome<void> => (++writes < 3 ? retry(new Error('429')) : ok(undefined))),
          ),
      },
    });
    await runBatch([message(0)], parts);
    expect({ runs, writes, waits: world.waits.length }).toEqual({ runs: 1, writes: 3, waits: 2 });
  });

  test('a record that keeps failing by itself is dead-lettered after its attempts', async () => {
    const world = createWorld();
    const parts = createParts(world, { run: () => Promise.resolve(retry(new Error('again'))) });
    await runBatch([message(0)], parts);
    expect(world.letters).toMatchObject([{ reason: 'retries_exhausted', detail: 'again', attempts: 3 }]);
  });

  test('an unavailable dependency is waited for without limit and kills nobody', async () => {
    const world = createWorld();
    let downFor = 50;
    const parts = createParts(world, {
      sink: {
        write: (items) =>
          downFor-- > 0
            ? Promise.reject(new UnavailableError('down'))
            : Promise.resolve(items.map(() => ok(undefined))),
      },
    });
    const settled = await runBatch([message(0), message(1)], parts);
    expect(settled.map(({ outcome }) => outcome.kind)).toEqual(['ok', 'ok']);
    expect(world.letters).toEqual([]);
  });

  test('a dead letter that cannot be sent is not swallowed', async () => {
    const world = createWorld();
    let failures = 2;
    const parts = createParts(world, {
      run: () => Promise.resolve(dead('wrong_schema', 'no title')),
      deadLetters: {
        send: (letters) => {
          if (failures-- > 0) return Promise.reject(new Error('no leader'));
          world.letters.push(...letters);
          return Promise.resolve();
        },
      },
    });
    await runBatch([message(0)], parts);
    expect(world.letters).toHaveLength(1);
    expect(world.waits).toHaveLength(2);
  });

  test('it gives up only when waiting is refused, and then rejects', async () => {
    const world = createWorld();
    const parts = createParts(world, {
      run: () => Promise.resolve(retry(new UnavailableError('down'))),
      wait: () => Promise.reject(new Error('stopping')),
    });
    await expect(runBatch([message(0)], parts)).rejects.toThrow('stopping');
  });

  test('results reach the sink in the order of the topic, whichever was ready first', async () => {
    const world = createWorld();
    const parts = createParts(world, {
      concurrency: 8,
      run: async (m) => {
        for (let i = Number(m.offset); i < 8; i++) await Promise.resolve();
        return ok(m.offset);
      },
    });
    await runBatch(
      [...Array(8).keys()].map((i) => message(i)),
      parts,
    );
    expect(world.written).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  test('every message has exactly one terminal outcome, whatever happens', async () => {
    const step = fc.constantFrom('ok', 'drop', 'dead', 'retry-once', 'sink-retry', 'sink-dead', 'throw');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (plan) => {
        const world = createWorld();
        const tried = new Set<string>();
        const chain = pipeline<Message>('test').step(function act(m: Message): Outcome<string> {
          const act = plan[Number(m.offset)];
          if (act === 'drop') return drop('unchanged');
          if (act === 'dead') return dead('not_json', 'x');
          if (act === 'throw') throw new Error('boom');
          if (act === 'retry-once' && !tried.has(m.offset)) {
            tried.add(m.offset);
            return retry(new Error('once'));
          }
          return ok(m.offset);
        });
        const parts = createParts(world, {
          run: (m) => chain.run(m),
          sink: {
            write: (items: readonly Produced<string>[]) =>
              Promise.resolve(
                items.map(({ value }) => answerOf(plan[Number(value)] ?? '', value, tried, world)),
              ),
          },
        });
        const settled = await runBatch(
          plan.map((_, i) => message(i)),
          parts,
        );
        expect(settled.map((s) => s.message.offset).sort()).toEqual(plan.map((_, i) => String(i)).sort());
        const deaths = plan.filter((act) => ['dead', 'throw', 'sink-dead'].includes(act)).length;
        expect(world.letters).toHaveLength(deaths);
        expect(world.written).toHaveLength(
          plan.length - deaths - plan.filter((act) => act === 'drop').length,
        );
      }),
    );
  });
});

function answerOf(act: string, value: string, tried: Set<string>, world: World): Outcome<void> {
  if (act === 'sink-dead') return dead('refused_by_index', 'mapping');
  if (act === 'sink-retry' && !tried.has(value)) {
    tried.add(value);
    return retry(new Error('429'));
  }
  world.written.push(value);
  return ok(undefined);
}
