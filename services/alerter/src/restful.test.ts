import { expect, test } from 'vitest';
import { restful } from './restful.ts';

test('rests four times as long as it worked, at most half a minute, though it failed', async () => {
  let nowMs = 0;
  let takesMs = 2_000;
  let done = 0;
  const work = restful(
    () => {
      nowMs += takesMs;
      done++;
      return done === 2 ? Promise.reject(new Error('failed')) : Promise.resolve();
    },
    () => nowMs,
  );
  const at = async (moment: number): Promise<number> => {
    nowMs = moment;
    await work().catch(() => undefined);
    return done;
  };
  expect(await at(0)).toBe(1); // until 2 s
  expect(await at(9_999)).toBe(1);
  takesMs = 20_000;
  expect(await at(10_000)).toBe(2); // until 30 s
  expect(await at(59_999)).toBe(2);
  expect(await at(60_000)).toBe(3);
});
