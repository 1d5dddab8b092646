import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { redisPrefixOf, type Feed } from '@rasid/contracts';
import { UnavailableError } from '@rasid/pipeline';
import {
  createDuplicateStore,
  createHostGate,
  createRedis,
  createSeenStore,
  openJobQueue,
  openPollScheduler,
  startWorker,
  type JobVerdict,
  type KnownDuplicate,
} from '@rasid/queue';
import { until } from '@rasid/testkit/oracle';
import { afterAll, afterEach, describe, expect, inject, test } from 'vitest';

const redisUrl = inject('engines').redisUrl;
const nowhere = 'redis://127.0.0.1:1';
const redis = createRedis(redisUrl);
const namespace = `q${randomBytes(4).toString('hex')}-`;
const inTime = { timeoutMs: 15_000 };
const opened: { close(): Promise<void> }[] = [];

const open = <T extends { close(): Promise<void> }>(part: T): T => {
  opened.push(part);
  return part;
};

let names = 0;
/** Its own keys for each test. */
const connect = () => ({ redisUrl, namespace: `${namespace}${++names}-` });

afterEach(async () => {
  for (const part of opened.splice(0).reverse()) await part.close();
});
afterAll(async () => {
  const keys = await redis.raw.keys(`${namespace}*`);
  if (keys.length > 0) await redis.raw.del(keys);
  await redis.close();
});

type Job = { readonly n: number; readonly tried?: boolean };

function work(
  connection: ReturnType<typeof connect>,
  act: (job: Job, attempt: { number: number; isLast: boolean }) => JobVerdict,
) {
  const done: { at: number; job: Job; attempt: { number: number; isLast: boolean } }[] = [];
  const errors: string[] = [];
  const givenUp: Job[] = [];
  open(
    startWorker<Job>({
      ...connection,
      name: 'fetch-article',
      concurrency: 1,
      backoff: { baseMs: 20, maxMs: 100, maxAttempts: 3 },
      onError: (error) => errors.push(error.message),
      onGivenUp: (job) => Promise.resolve(void givenUp.push(job)),
      work: (job, attempt) => {
        done.push({ at: Date.now(), job, attempt });
        return Promise.resolve(act(job, attempt));
      },
    }),
  );
  return { done, errors, givenUp };
}

describe('jobs', () => {
  test('an id is queued once, and may be queued again when its job is done', async () => {
    const connection = connect();
    const queue = open(openJobQueue<Job>(connection, 'fetch-article', 3));
    await queue.addMany([
      { jobId: 'a', data: { n: 1 } },
      { jobId: 'a', data: { n: 2 } },
    ]);
    const { done } = work(connection, () => ({ kind: 'done' }));
    await until('the first job', () => done.length > 0, inTime);
    await until(
      'the job to be gone',
      async () => {
        await queue.add('a', { n: 3 });
        return done.length > 1;
      },
      inTime,
    );
    expect(done.map(({ job }) => job.n).slice(0, 2)).toEqual([1, 3]);
  });

  test('a job that fails is tried again up to its attempts, and its end is told', async () => {
    const connection = connect();
    await open(openJobQueue<Job>(connection, 'fetch-article', 3)).add('a', { n: 1 });
    const { done, errors, givenUp } = work(connection, () => ({
      kind: 'retry',
      cause: new Error('the page is ill'),
    }));
    await until('the end', () => errors.length > 0, inTime);
    expect(done.map(({ attempt }) => attempt)).toEqual([
      { number: 1, isLast: false },
      { number: 2, isLast: false },
      { number: 3, isLast: true },
    ]);
    expect(errors).toEqual(['job a is given up: the page is ill']);
    expect(givenUp).toEqual([{ n: 1 }]);
  });

  test('a retry waits as long as it was asked to', async () => {
    const connection = connect();
    await open(openJobQueue<Job>(connection, 'fetch-article', 3)).add('a', { n: 1 });
    const { done } = work(connection, (_, { number }) =>
      number === 1 ? { kind: 'retry', cause: new Error('429'), afterMs: 700 } : { kind: 'done' },
    );
    await until('the second attempt', () => done.length > 1, inTime);
    expect((done[1]?.at ?? 0) - (done[0]?.at ?? 0)).toBeGreaterThanOrEqual(690);
  });

  test('a delayed job leaves its worker to others, keeps its news and uses up no attempt', async () => {
    const connection = connect();
    const queue = open(openJobQueue<Job>(connection, 'fetch-article', 3));
    await queue.add('slow', { n: 1 });
    await queue.add('quick', { n: 2 });
    const { done } = work(connection, (job) =>
      job.n === 1 && !job.tried
        ? { kind: 'delay', ms: 500, data: { ...job, tried: true } }
        : { kind: 'done' },
    );
    await until('both', () => done.length >= 3, inTime);
    expect(done.map(({ job, attempt }) => [job.n, attempt.number])).toEqual([
      [1, 1],
      [2, 1],
      [1, 1],
    ]);
    expect(done[2]?.job.tried).toBe(true);
  });
});

describe('schedules', () => {
  const feed = (id: string, changes: Partial<Feed> = {}): Feed => ({
    id,
    url: `https://${id}.example/rss`,
    name: id,
    intervalMs: 5_000,
    state: 'active',
    createdAt: '2026-01-01T00:00:00.000Z',
    tags: [],
    health: { consecutiveFailures: 0, attempts: [] },
    ...changes,
  });
  const polls = (connection: ReturnType<typeof connect>) => {
    const seen: string[] = [];
    open(
      startWorker<{ feedId: string }>({
        ...connection,
        name: 'poll-feed',
        concurrency: 5,
        backoff: { baseMs: 10, maxMs: 10, maxAttempts: 1 },
        onError: () => undefined,
        work: ({ feedId }) => {
          seen.push(feedId);
          return Promise.resolve({ kind: 'done' });
        },
      }),
    );
    return seen;
  };

  test('they become what the feeds say, and then stay', async () => {
    const scheduler = open(openPollScheduler(connect()));
    const feeds = [feed('a'), feed('b'), feed('c', { state: 'paused' })];
    expect(await scheduler.reconcile(feeds)).toEqual({ added: 2, changed: 0, removed: 0 });
    expect(await scheduler.reconcile(feeds)).toEqual({ added: 0, changed: 0, removed: 0 });
    const others = [feed('a', { intervalMs: 60_000 }), feed('b', { state: 'paused' })];
    expect(await scheduler.reconcile(others)).toEqual({ added: 0, changed: 1, removed: 1 });
  });

  test('a flush brings them back', async () => {
    const connection = connect();
    const scheduler = open(openPollScheduler(connection));
    await scheduler.reconcile([feed('a')]);
    await redis.raw.del(await redis.raw.keys(`${connection.namespace}*`));
    expect(await scheduler.reconcile([feed('a')])).toMatchObject({ added: 1 });
  });

  test('one process leads; when it resigns another does', async () => {
    const connection = connect();
    const first = openPollScheduler(connection);
    const second = open(openPollScheduler(connection));
    expect(await first.reconcile([feed('a')])).toMatchObject({ added: 1 });
    expect(await second.reconcile([])).toBeUndefined();
    await first.close();
    expect(await second.reconcile([])).toMatchObject({ removed: 1 });
  });

  test('a new feed is polled at once and then in its turn; one polled just now only in its turn', async () => {
    const connection = connect();
    const seen = polls(connection);
    const fresh = feed('fresh', {
      intervalMs: 604_800_000,
      tags: [],
      health: { consecutiveFailures: 0, attempts: [], lastPolledAt: new Date().toISOString() },
    });
    await open(openPollScheduler(connection)).reconcile([feed('a'), fresh]);
    await until('the first poll', () => seen.length > 0, inTime);
    await until('the scheduled ones', () => seen.length >= 3, inTime);
    expect(new Set(seen)).toEqual(new Set(['a']));
  });

  test('a poll has one worker, and a rest after it', async () => {
    const { polls: marks } = createSeenStore(redis, connect().namespace);
    const turn = await marks.begin('a');
    expect(await marks.begin('a')).toBeUndefined();
    await turn?.end(300);
    expect(await marks.begin('a')).toBeUndefined();
    const again = await until('the rest to be over', () => marks.begin('a'), inTime);
    await turn?.end(0); // a turn that is over ends nobody else's
    expect(await marks.begin('a')).toBeUndefined();
    await again.end(0);
    expect(await marks.begin('a')).toBeDefined();
  });
});

describe('hosts', () => {
  /** Lets `callers` in, each waiting as it is told; answers when each got in. */
  async function crowd(gate: ReturnType<typeof createHostGate>, host: string, callers: number) {
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: callers }, async () => {
        let waitMs = await gate.enter(host, false);
        while (waitMs > 0) {
          await sleep(waitMs);
          waitMs = await gate.enter(host, true);
        }
        times.push(Date.now());
      }),
    );
    return times.sort((a, b) => a - b);
  }

  test('all workers together keep the spacing, and no place is lost', async () => {
    const gates = [1, 1].map(() => createHostGate(redis, `${namespace}gate-`, 60));
    const times = (await Promise.all(gates.map((gate) => crowd(gate, 'news.example', 6)))).flat();
    times.sort((a, b) => a - b);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(45); // the clock here reads a little later than Redis's
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(12 * 60 * 3);
  });

  test('those who come late with their places do not go all at once', async () => {
    const gate = createHostGate(redis, `${namespace}gate-`, 100);
    const waits = [];
    for (let i = 0; i < 4; i++) waits.push(await gate.enter('late.example', false));
    expect(waits.filter((ms) => ms === 0)).toHaveLength(1);
    await sleep(500);
    const late = await Promise.all([1, 2, 3].map(() => gate.enter('late.example', true)));
    expect(late.filter((ms) => ms === 0)).toHaveLength(1);
  });

  test('another host is open; one that asked to be left alone is not', async () => {
    const gate = createHostGate(redis, `${namespace}gate-`, 10_000);
    expect(await gate.enter('a.example', false)).toBe(0);
    expect(await gate.enter('b.example', false)).toBe(0);
    await gate.hold('c.example', 30_000);
    const waitMs = await gate.enter('c.example', false);
    expect(waitMs).toBeGreaterThan(29_000);
    expect(waitMs).toBeLessThanOrEqual(30_000);
  });

  test('no spacing means no wait', async () => {
    const gate = createHostGate(redis, `${namespace}free-`, 0);
    expect(await Promise.all([1, 2, 3].map(() => gate.enter('a.example', false)))).toEqual([0, 0, 0]);
  });
});

describe('what was seen', () => {
  test('is known again, in part', async () => {
    const seen = createSeenStore(redis, connect().namespace);
    const article = { firstSeenAt: '2026-01-01T00:00:00.000Z', version: 7, feedId: 'f', entryHash: 'h' };
    await seen.put('a', article);
    expect(await seen.getMany(['b', 'a'])).toEqual(new Map([['a', article]]));
    expect(await seen.getMany([])).toEqual(new Map());
    await seen.markDead('d');
    expect(await seen.deadMany(['c', 'd'])).toEqual(new Set(['d']));
  });

  test('of many who claim the first moment all get one answer', async () => {
    const seen = createSeenStore(redis, connect().namespace);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => seen.claimFirstSeen('a', `2026-01-01T00:00:${10 + i}.000Z`)),
    );
    expect(new Set(answers).size).toBe(1);
  });
});

describe('re-prints', () => {
  const store = (known: KnownDuplicate[] = [], at = connect().namespace) => {
    let rebuilds = 0;
    const made = createDuplicateStore(redis, at, {
      sharedKeys: 2,
      rebuild: async function* () {
        rebuilds++;
        for (const one of known) yield await Promise.resolve(one);
      },
    });
    return { ...made, rebuilds: () => rebuilds };
  };

  test('share the group of the first, and an id keeps its answer', async () => {
    const reprints = store();
    expect(await reprints.assign('a', ['1', '2', '3'])).toEqual({ duplicateGroup: 'a' });
    expect(await reprints.assign('b', ['2', '3', '4'])).toEqual({ duplicateGroup: 'a' });
    expect(await reprints.assign('c', ['4', '5', '6'])).toEqual({ duplicateGroup: 'c' });
    expect(await reprints.assign('c', ['1', '2', '3'])).toEqual({ duplicateGroup: 'c' });
  });

  test('stay together when the first of them is forgotten', async () => {
    const at = connect().namespace;
    const reprints = store([], at);
    await reprints.assign('a', ['1', '2', '3']);
    await reprints.assign('b', ['1', '2', '3']);
    await redis.raw.del(`${redisPrefixOf(at)}:reprint:group:a`);
    expect(await reprints.assign('c', ['1', '2', '3'])).toEqual({ duplicateGroup: 'a' });
  });

  test('that come at once have one first', async () => {
    const reprints = store();
    const ids = Array.from({ length: 20 }, (_, i) => `id-${i}`);
    const groups = await Promise.all(ids.map((id) => reprints.assign(id, ['1', '2', '3'])));
    expect(new Set(groups.map(({ duplicateGroup }) => duplicateGroup)).size).toBe(1);
  });

  test('are known again after a flush, from the index, which is asked once', async () => {
    const known = [
      { id: 'a', keys: ['1', '2'], duplicateGroup: 'a' },
      { id: 'b', keys: ['1', '2'], duplicateGroup: 'a' },
    ];
    const reprints = store(known);
    const groups = await Promise.all(['b', 'c', 'd'].map((id) => reprints.assign(id, ['1', '2'])));
    expect(groups.map(({ duplicateGroup }) => duplicateGroup)).toEqual(['a', 'a', 'a']);
    expect(reprints.rebuilds()).toBe(1);
  });

  test('a rebuild that breaks off leaves the store cold', async () => {
    const reprints = createDuplicateStore(redis, connect().namespace, {
      sharedKeys: 1,
      rebuild: async function* () {
        yield await Promise.resolve({ id: 'a', keys: ['1'], duplicateGroup: 'a' });
        throw new UnavailableError('Elasticsearch is away');
      },
    });
    await expect(reprints.assign('b', ['1'])).rejects.toThrow(UnavailableError);
    await expect(reprints.assign('b', ['1'])).rejects.toThrow(UnavailableError);
  });
});

describe('while Redis is away', () => {
  const away = { redisUrl: nowhere, namespace: '' };

  test('every call says so, and everything closes', async () => {
    const client = open(createRedis(nowhere));
    const queue = open(openJobQueue<Job>(away, 'fetch-article', 3));
    const scheduler = open(openPollScheduler(away));
    open(
      startWorker<Job>({
        ...away,
        name: 'fetch-article',
        concurrency: 1,
        backoff: { baseMs: 1, maxMs: 1, maxAttempts: 1 },
        onError: () => undefined,
        work: () => Promise.resolve({ kind: 'done' }),
      }),
    );
    const calls = [
      createSeenStore(client, '').getMany(['a']),
      createHostGate(client, '', 10).enter('a', false),
      queue.add('a', { n: 1 }),
      scheduler.reconcile([]),
    ];
    for (const answer of await Promise.allSettled(calls))
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'UnavailableError' } });
  }, 40_000);
});
