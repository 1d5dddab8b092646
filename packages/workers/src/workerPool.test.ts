import { afterAll, expect, test } from 'vitest';
import { createWorkerPool } from './workerPool.ts';

const pool = createWorkerPool({
  file: new URL('./testing/jobs.ts', import.meta.url),
  size: 2,
  deadlineMs: 5_000,
  heapMb: 48,
});
const impatient = createWorkerPool({
  file: new URL('./testing/jobs.ts', import.meta.url),
  size: 1,
  deadlineMs: 1_000,
  heapMb: 48,
});
afterAll(() => Promise.all([pool.close(), impatient.close()]));

test.each([
  ['hangs', impatient, 'hang', 'deadline'],
  ['hangs in an expression', impatient, 'backtrack', 'deadline'],
  ['takes all memory', pool, 'hoard', 'memory'],
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

test('bytes change hands', async () => {
  const bytes = new Uint8Array(1_000);
  expect(await pool.run('length', bytes, [bytes.buffer])).toEqual({ ok: true, value: 1_000 });
  expect(bytes.byteLength).toBe(0);
});

test('a pool that is closed ends its jobs, the waiting ones as well', async () => {
  const closing = createWorkerPool({
    file: new URL('./testing/jobs.ts', import.meta.url),
    size: 1,
    deadlineMs: 20_000,
    heapMb: 48,
  });
  const jobs = [closing.run('hang', undefined), closing.run('double', 1)];
  await closing.close();
  expect(await Promise.all(jobs)).toMatchObject([{ failure: 'closed' }, { failure: 'closed' }]);
});
