import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { redisPrefixOf } from '@rasid/contracts';
import { UnavailableError } from '@rasid/pipeline';
import {
  createDuplicateStore,
  createHostGate,
  createLead,
  createPollSchedule,
  createRedis,
  createRobotsStore,
  createSeenStore,
  createTakenAnswers,
  openJobQueue,
  POLL_LEASE_MS,
  startWorker,
  type Claim,
  type GateAnswer,
  type HostGate,
  type HostGateOptions,
  type JobVerdict,
  type KnownDuplicate,
  type Lane,
  type PlaceMode,
  type PollSchedule,
  type PollTurn,
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

describe('the schedule', () => {
  let now = 1_000_000;
  const open = (at = connect().namespace) => createPollSchedule(redis, at, () => now);
  const place = (feedId: string, afterMs: number, mode: PlaceMode = 'keep') => ({ feedId, afterMs, mode });
  const ids = ({ turns }: Claim) => turns.map(({ feedId }) => feedId);
  const claimOne = async (schedule: PollSchedule): Promise<PollTurn> => {
    const { turns } = await schedule.claim(1);
    if (!turns[0]) throw new Error('nothing was due');
    return turns[0];
  };

  test('gives what is due, the most overdue first, to one caller', async () => {
    const { namespace: at } = connect();
    const [one, other] = [open(at), open(at)] as const;
    await one.place([place('c', 10), place('a', -20), place('b', -10)]);
    expect(await one.claim(1)).toMatchObject({ turns: [{ feedId: 'a', dueAt: now - 20 }], nextMs: 0 });
    expect(ids(await other.claim(10))).toEqual(['b']);
    expect(await other.claim(10)).toMatchObject({ turns: [], nextMs: 10 });
    now += 10;
    expect(ids(await other.claim(10))).toEqual(['c']);
  });

  test('of two hundred claims at once no feed is given twice', async () => {
    const { namespace: at } = connect();
    const schedules = [open(at), open(at)] as const;
    await schedules[0].place(Array.from({ length: 1_000 }, (_, i) => place(`feed-${i}`, -i)));
    const claims = await Promise.all(
      Array.from({ length: 200 }, (_, i) => schedules[i % 2 ? 0 : 1].claim(7)),
    );
    const given = claims.flatMap(ids);
    expect(given).toHaveLength(1_000);
    expect(new Set(given).size).toBe(1_000);
  });

  test('a turn that ends makes its feed due when it says', async () => {
    const schedule = open();
    await schedule.place([place('a', 0)]);
    expect(await schedule.end(await claimOne(schedule), 5_000)).toBe(true);
    expect(await schedule.claim(1)).toMatchObject({ turns: [], nextMs: 5_000 });
  });

  test('a turn that nobody keeps runs out, is still as late as it was, and its first owner has no more say', async () => {
    const schedule = open();
    await schedule.place([place('a', -100)]);
    const dead = await claimOne(schedule);
    now += POLL_LEASE_MS - 1;
    expect(ids(await schedule.claim(1))).toEqual([]);
    now += 1;
    const turn = await claimOne(schedule);
    expect(turn).toMatchObject({ feedId: 'a', dueAt: dead.dueAt });
    expect(await schedule.renew([dead])).toEqual([dead]);
    expect(await schedule.end(dead, 0)).toBe(false);
    expect(await schedule.renew([turn])).toEqual([]);
    now += POLL_LEASE_MS - 1;
    expect(ids(await schedule.claim(1))).toEqual([]);
    expect(await schedule.end(turn, 0)).toBe(true);
  });

  test('a turn that is put off keeps its place and its lateness', async () => {
    const schedule = open();
    await schedule.place([place('a', -100)]);
    const first = await claimOne(schedule);
    expect(first).toMatchObject({ hasWaited: false, hasPlace: false });
    await schedule.defer(first, { afterMs: 50, hasPlace: true });
    await schedule.place([place('a', 0, 'sooner'), place('a', 0, 'again')]);
    expect(ids(await schedule.claim(1))).toEqual([]);
    now += 50;
    const second = await claimOne(schedule);
    expect(second).toMatchObject({ hasWaited: true, hasPlace: true, dueAt: first.dueAt });
    await schedule.defer(second, { afterMs: 0, hasPlace: false });
    const third = await claimOne(schedule);
    expect(third).toMatchObject({ hasWaited: true, hasPlace: false, dueAt: first.dueAt });
    await schedule.end(third, 0);
    expect(await claimOne(schedule)).toMatchObject({ hasWaited: false, dueAt: now });
  });

  test('a turn that ends while turns are being kept is over', async () => {
    const schedule = open();
    await schedule.place([place('a', -100), place('b', -100), place('c', -100)]);
    const { turns } = await schedule.claim(3);
    const [a, b, c] = turns;
    if (!a || !b || !c) throw new Error('three are due');
    const ends = [
      schedule.end(a, 300_000),
      schedule.defer(b, { afterMs: 200_000, hasPlace: false }),
      schedule.drop(c),
    ];
    await schedule.renew(turns);
    await Promise.all(ends);
    await schedule.renew(turns);
    now += 100_000;
    expect(ids(await schedule.claim(3))).toEqual([]);
    now += 100_000;
    expect(ids(await schedule.claim(3))).toEqual(['b']);
  });

  test('a turn that its publisher puts off was not due before', async () => {
    const schedule = open();
    await schedule.place([place('a', -100)]);
    await schedule.defer(await claimOne(schedule), { afterMs: 9_000, hasPlace: true, heldMs: 8_000 });
    const due = now + 8_000;
    now += 9_000;
    expect(await claimOne(schedule)).toMatchObject({ dueAt: due });
  });

  test('placing leaves a feed where it is, or brings it forward, but never while it is polled', async () => {
    const schedule = open();
    expect(await schedule.place([place('a', 1_000), place('b', 1_000)])).toBe(2);
    expect(await schedule.place([place('a', 0), place('b', 0, 'sooner')])).toBe(1);
    const turn = await claimOne(schedule);
    expect(turn.feedId).toBe('b');
    await schedule.place([place('b', -500, 'sooner')]);
    expect(ids(await schedule.claim(1))).toEqual([]);
    await schedule.end(turn, 1_000);
    expect(ids(await schedule.claim(1))).toEqual([]);
  });

  test('a feed that was polled just now is not brought forward by who has not heard of it', async () => {
    const schedule = open();
    await schedule.place([place('a', 0)]);
    await schedule.end(await claimOne(schedule), 60_000);
    expect(await schedule.place([place('a', 0, 'sooner')])).toBe(0);
    now += 10_000;
    expect(await schedule.place([place('a', 0, 'sooner')])).toBe(1);
    expect((await claimOne(schedule)).feedId).toBe('a');
  });

  test('news of a feed that is being polled have it polled once more', async () => {
    const schedule = open();
    expect(await schedule.soon('a', 0)).toBe(false);
    await schedule.place([place('a', 9_000)]);
    expect(await schedule.soon('a', 0)).toBe(true);
    const turn = await claimOne(schedule);
    await schedule.soon('a', 0);
    expect(ids(await schedule.claim(1))).toEqual([]);
    await schedule.end(turn, 9_000);
    await schedule.end(await claimOne(schedule), 9_000);
    expect(ids(await schedule.claim(1))).toEqual([]);
  });

  test('what is not wanted goes, and a poll of it under way brings it not back', async () => {
    const schedule = open();
    await schedule.place([place('a', 0), place('b', 100), place('c', 100)]);
    const turn = await claimOne(schedule);
    expect(await schedule.prune(new Set(['c']))).toBe(2);
    expect(await schedule.end(turn, 0)).toBe(false);
    now += 100;
    expect(ids(await schedule.claim(10))).toEqual(['c']);
  });

  test('after a flush who is polling keeps what he polls', async () => {
    const { namespace: at } = connect();
    const schedule = open(at);
    await schedule.place([place('a', 0), place('b', 100)]);
    await schedule.markSeeded();
    const turn = await claimOne(schedule);
    await redis.raw.del(await redis.raw.keys(`${at}*`));
    expect(await schedule.claim(1)).toEqual({ turns: [], nextMs: undefined, isSeeded: false });
    expect(await schedule.renew([turn])).toEqual([]);
    await schedule.place([place('a', 0), place('b', 0)]);
    expect(ids(await schedule.claim(10))).toEqual(['b']);
    expect(await schedule.end(turn, 500)).toBe(true);
  });

  test('one process leads; when it resigns another does', async () => {
    const { namespace: at } = connect();
    const [first, second] = [createLead(redis, at, 'x'), createLead(redis, at, 'x')];
    expect([await first.take(), await second.take(), await first.take()]).toEqual([true, false, true]);
    await second.resign();
    expect(await second.take()).toBe(false);
    await first.resign();
    expect(await second.take()).toBe(true);
  });
});

describe('a host', () => {
  let now = 1_000_000;
  const open = (options: Partial<HostGateOptions> = {}, at = connect().namespace): HostGate => {
    const limits = { spacingMs: 1_000, concurrency: 10, longestMs: 60_000, clock: () => now };
    return createHostGate(redis, at, { ...limits, ...options });
  };
  const host = 'news.example';
  const enter = (gate: HostGate, lane: Lane, hasPlace = false) =>
    gate.enter(host, { lane, hasPlace, anyway: true });
  const waitOf = (answer: GateAnswer) => (answer.kind === 'wait' ? answer.ms : answer.kind);

  test('lets nobody in before its crawl delay is known, unless asked to', async () => {
    const gate = open();
    expect(waitOf(await gate.enter(host, { lane: 'page', hasPlace: false }))).toBe('unknown');
    await gate.space(host, 0, 10_000);
    expect(waitOf(await gate.enter(host, { lane: 'page', hasPlace: false }))).toBe('in');
    now += 10_000;
    expect(waitOf(await gate.enter(host, { lane: 'page', hasPlace: false }))).toBe('unknown');
    expect(waitOf(await enter(gate, 'page'))).toBe('in');
  });

  test('gives places in order, to each lane its own, and feeds go first', async () => {
    const gate = open();
    expect(waitOf(await enter(gate, 'page'))).toBe('in');
    expect(waitOf(await enter(gate, 'page'))).toBe(1_000);
    expect(waitOf(await enter(gate, 'page'))).toBe(2_000);
    expect(waitOf(await enter(gate, 'feed'))).toBe(1_000);
    expect(waitOf(await enter(gate, 'feed'))).toBe(2_000);
    now += 1_000;
    expect(waitOf(await enter(gate, 'page', true))).toBe(2_000);
    expect(waitOf(await enter(gate, 'feed', true))).toBe('in');
    now += 1_000;
    expect(waitOf(await enter(gate, 'feed', true))).toBe('in');
    now += 1_000;
    expect(waitOf(await enter(gate, 'page', true))).toBe('in');
  });

  test('keeps its crawl delay, where that is longer than our spacing', async () => {
    const gate = open();
    await gate.space(host, 10_000, 60_000);
    expect(waitOf(await enter(gate, 'feed'))).toBe('in');
    expect(waitOf(await enter(gate, 'page'))).toBe(10_000);
    await gate.space(host, 100, 60_000);
    expect(waitOf(await enter(gate, 'feed', true))).toBe(1_000); // as it is known by now
    now += 20_000;
    expect(waitOf(await enter(gate, 'page', true))).toBe('in');
    expect(waitOf(await enter(gate, 'page'))).toBe(1_000);
  });

  test('has no more guests at once than it may, whoever dies', async () => {
    const gate = open({ spacingMs: 0, concurrency: 2 });
    const first = await enter(gate, 'page');
    expect([waitOf(first), waitOf(await enter(gate, 'feed'))]).toEqual(['in', 'in']);
    expect(waitOf(await enter(gate, 'feed'))).toBeGreaterThan(0);
    if (first.kind === 'in') await first.leave();
    expect(waitOf(await enter(gate, 'feed'))).toBe('in');
    expect(waitOf(await enter(gate, 'page'))).toBeGreaterThan(0);
    now += 60_000;
    expect(waitOf(await enter(gate, 'page'))).toBe('in');
  });

  test('that asks to be left alone is, by feeds and pages, and those who waited go one by one after it', async () => {
    const gate = open();
    expect(waitOf(await enter(gate, 'page'))).toBe('in');
    for (let i = 1; i <= 5; i++) expect(waitOf(await enter(gate, 'page'))).toBe(i * 1_000);
    await gate.hold(host, 600_000);
    await gate.hold(host, 5_000); // a shorter one takes nothing back
    now += 1_000;
    const waits = [];
    for (let i = 0; i < 5; i++) waits.push(waitOf(await enter(gate, 'page', true)));
    expect(waits).toEqual([599_000, 600_000, 601_000, 602_000, 603_000]);
    expect(await enter(gate, 'feed', true)).toMatchObject({ ms: 599_000, heldMs: 599_000 });
    now += 599_000;
    expect(waitOf(await enter(gate, 'feed', true))).toBe('in');
    expect(waitOf(await gate.enter('other.example', { lane: 'page', hasPlace: false, anyway: true }))).toBe(
      'in',
    );
  });

  test('pages that missed their places go one by one behind the others, and do not crowd', async () => {
    const gate = open();
    expect(waitOf(await enter(gate, 'page'))).toBe('in');
    for (let i = 1; i <= 20; i++) expect(waitOf(await enter(gate, 'page'))).toBe(i * 1_000);
    now += 20_000; // none of them came
    expect(waitOf(await enter(gate, 'page', true))).toBe('in');
    const waits: unknown[] = [];
    for (let i = 2; i <= 20; i++) waits.push(waitOf(await enter(gate, 'page', true)));
    expect(waits).toEqual(Array.from({ length: 19 }, (_, i) => (i + 1) * 1_000));
  });

  test('is open to all at once without spacing', async () => {
    const gate = open({ spacingMs: 0 });
    expect((await Promise.all([1, 2, 3].map(() => enter(gate, 'page')))).map(waitOf)).toEqual([
      'in',
      'in',
      'in',
    ]);
  });

  test('is spaced by the clock of Redis over all workers, and no place is lost', async () => {
    const { namespace: at } = connect();
    const limits = { spacingMs: 60, concurrency: 10, longestMs: 60_000 };
    const times: number[] = [];
    const visit = async (gate: HostGate, lane: Lane) => {
      let answer = await enter(gate, lane);
      while (answer.kind === 'wait') {
        await sleep(answer.ms);
        answer = await enter(gate, lane, true);
      }
      times.push(Date.now());
      if (answer.kind === 'in') await answer.leave();
    };
    const gates = [1, 2].map(() => createHostGate(redis, at, limits));
    await Promise.all(
      gates.flatMap((gate) => Array.from({ length: 6 }, (_, i) => visit(gate, i % 2 ? 'feed' : 'page'))),
    );
    times.sort((a, b) => a - b);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(45); // the clock here reads a little later than Redis's
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(12 * 60 * 3);
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
    await seen.putAlias('another address', 'a');
    expect(await seen.aliasesOf(['another address', 'b'])).toEqual(new Map([['another address', 'a']]));
    expect(await seen.aliasesOf([])).toEqual(new Map());
  });

  test('an answer that was taken is known, unless what was taken is lost', async () => {
    const { namespace: at } = connect();
    const taken = createTakenAnswers(redis, at);
    const isTaken = async (validator: string) => (await taken.recall('a', validator)).isTaken;
    const { life } = await taken.recall('a', '"1"');
    await taken.add('a', '"1"', life);
    expect([await isTaken('"1"'), await isTaken('"2"')]).toEqual([true, false]);
    await redis.raw.del(await redis.raw.keys(`${at}*`));
    expect(await taken.recall('a', '"1"')).toMatchObject({ isTaken: false });
    expect((await taken.recall('a', '"1"')).life).not.toBe(life);
    await taken.add('a', '"1"', life); // of a poll that began before
    expect(await isTaken('"1"')).toBe(false);
  });

  test('of many who claim the first moment all get one answer', async () => {
    const seen = createSeenStore(redis, connect().namespace);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        seen.claimFirstSeen('a', { firstSeenAt: `2026-01-01T00:00:${10 + i}.000Z`, title: `خبر ${i}` }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
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
      createHostGate(client, '', { spacingMs: 10, concurrency: 1, longestMs: 10 }).enter('a', {
        lane: 'page',
        hasPlace: false,
      }),
      createPollSchedule(client, '').claim(1),
      createLead(client, '', 'x').take(),
      createRobotsStore(client, '').get('https://a.example'),
      createTakenAnswers(client, '').recall('a', 'b'),
      queue.add('a', { n: 1 }),
    ];
    for (const answer of await Promise.allSettled(calls))
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'UnavailableError' } });
  }, 40_000);
});
