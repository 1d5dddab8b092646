import { expect, test } from 'vitest';
import { createFreshly } from './freshly.ts';

/** Runs that end when they are told to. */
function createRuns() {
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const work = () => new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
  return { work, ends };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks in the middle of a run waits for the next, which all share', async () => {
  const { work, ends } = createRuns();
  const freshly = createFreshly(work);
  const done: string[] = [];
  void freshly().then(() => done.push('first'));
  void freshly().then(() => done.push('second'));
  void freshly().then(() => done.push('third'));
  await turn();
  expect(ends).toHaveLength(1);
  ends[0]?.resolve();
  await turn();
  expect(done).toEqual(['first']);
  expect(ends).toHaveLength(2);
  void freshly().then(() => done.push('fourth'));
  ends[1]?.resolve();
  await turn();
  expect(done).toEqual(['first', 'second', 'third']);
  expect(ends).toHaveLength(3);
  ends[2]?.resolve();
  await turn();
  expect(done).toContain('fourth');
});

test('a run that fails is its own askers trouble, and the next ones go on', async () => {
  const { work, ends } = createRuns();
  const freshly = createFreshly(work);
  const first = freshly();
  const second = freshly();
  ends[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await turn();
  ends[1]?.resolve();
  await expect(second).resolves.toBeUndefined();
});
