import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather } from './gather.ts';
import { dead, ok } from './outcome.ts';
import type { Produced } from './runBatch.ts';

const produced = (values: readonly number[]) => values.map((value) => ({ value }) as Produced<number>);

test('every writer gets the outcomes of its own items, whatever was joined with them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.nat(100), { maxLength: 8 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 10 }),
      async (writes, maxCount) => {
        const sizes: number[] = [];
        const sink = gather<number>(
          {
            write: async (items) => {
              sizes.push(items.length);
              await Promise.resolve();
              return items.map(({ value }) =>
                value % 2 === 0 ? ok(undefined) : dead('refused_by_index', String(value)),
              );
            },
          },
          { maxCount },
        );
        const outcomes = await Promise.all(writes.map((values) => sink.write(produced(values))));
        expect(outcomes).toEqual(
          writes.map((values) =>
            values.map((value) =>
              value % 2 === 0 ? ok(undefined) : dead('refused_by_index', String(value)),
            ),
          ),
        );
        const longest = Math.max(0, ...writes.map(({ length }) => length));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(Math.max(maxCount, longest));
      },
    ),
  );
});

test('writes that come while one is under way go out together', async () => {
  const sizes: number[] = [];
  const gate = Promise.withResolvers<void>();
  const sink = gather<number>(
    {
      write: async (items) => {
        sizes.push(items.length);
        await gate.promise;
        return items.map(() => ok(undefined));
      },
    },
    { maxCount: 100 },
  );
  const writes = [1, 2, 3, 4].map((value) => sink.write(produced([value])));
  gate.resolve();
  await Promise.all(writes);
  expect(sizes).toEqual([1, 3]);
});

test('an error reaches those whose items were in the write, and the next write goes on', async () => {
  let calls = 0;
  const sink = gather<number>(
    {
      write: (items) =>
        ++calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve(items.map(() => ok(undefined))),
    },
    { maxCount: 100 },
  );
  await expect(sink.write(produced([1]))).rejects.toThrow('down');
  expect(await sink.write(produced([2]))).toEqual([ok(undefined)]);
});
