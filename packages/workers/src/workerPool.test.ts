import { afterAll, expect, test } from 'vitest';
import { createWorkerPool } from './workerPool.ts';

const jobs = new URL('./testing/jobs.ts', import.meta.url);
const pool = createWorkerPool({
  file: jobs,
  size: 2,
  deadlineMs: 5_000,
  heapMb: 48,
});
const impatient = createWorkerPool({
  file: jobs,
  size: 1,
  deadlineMs: 1_000,
  heapMb: 48,
});
afterAll(() => {
  pool.close();
  impatient.close();
});

test.each([
  ['hangs', impatient, 'hang', 'deadline'],
  ['hangs in an expression', impatient, 'backtrack', 'deadline'],
  ['takes all memory', pool, 'hoard', 'memory'],
  ['takes all memory in one call', pool, 'hoardAtOnce', 'memory'],
  ['leaves', pool, 'leave', 'crashed'],
  ['throws', pool, 'refuse', 'threw'],
])('a job that %s fails with its reason, and the next one is done', async (_, on, name, failure) => {
  expect(await on.run(name, undefined)).toMatchObject({ ok: false, failure });
  expect(await on.run('double', 21)).toEqual({ ok: true, value: 42 });
});

test('waiting for a worker is not held against a job', async () => {
  const [slow, next] = await Promise.all([impatient.run('hang', undefined), impatient.run('double', 1)]);
  expect([slow.ok, next.ok]).toEqual([false, true]);
});

test('many jobs are all done, each with its own answer', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => pool.run<number>('double', i)));
  expect(answers).toEqual(Array.from({ length: 200 }, (_, i) => ({ ok: true, value: i * 2 })));
});

test('bytes come over as they are', async () => {
  expect(await pool.run('length', new Uint8Array(1_000_000))).toEqual({ ok: true, value: 1_000_000 });
});

test.each(['writeFile', 'startProgram', 'readEnvironment'])('a job may not %s', async (name) => {
  expect(await pool.run(name, undefined)).not.toMatchObject({ ok: true, value: 'done' });
});

test('a process that is killed while it waits is replaced', async () => {
  const one = createWorkerPool({ file: jobs, size: 1, deadlineMs: 5_000, heapMb: 48 });
  const pid = await one.run<number>('pid', undefined);
  process.kill(pid.ok ? pid.value : 0, 'SIGKILL');
  await expect.poll(() => one.run('double', 4)).toEqual({ ok: true, value: 8 });
  one.close();
});

test('a pool that is closed ends its jobs, the waiting ones as well', async () => {
  const closing = createWorkerPool({
    file: jobs,
    size: 1,
    deadlineMs: 20_000,
    heapMb: 48,
  });
  const running = [closing.run('hang', undefined), closing.run('double', 1)];
  closing.close();
  expect(await Promise.all(running)).toMatchObject([{ failure: 'closed' }, { failure: 'closed' }]);
});
