import type { Outcome } from './outcome.ts';
import type { Produced, Sink } from './runBatch.ts';

type Waiting<T> = {
  readonly items: readonly Produced<T>[];
  readonly resolve: (outcomes: Outcome<void>[]) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Joins writes that come while one is under way into the next one (group commit): partitions that are worked on at
 * once then share large requests under load, and nobody waits when there is none. Writes go out one after another,
 * in the order in which they came; a join has at most `maxCount` items, unless a single write has more.
 */
export function gather<T>(sink: Sink<T>, { maxCount }: { maxCount: number }): Sink<T> {
  const waiting: Waiting<T>[] = [];
  let busy = false;
  const pump = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) await writeTogether(sink, takeUpTo(waiting, maxCount));
    busy = false;
  };
  return {
    write: (items) =>
      new Promise((resolve, reject) => {
        waiting.push({ items, resolve, reject });
        void pump();
      }),
  };
}

function takeUpTo<T>(waiting: Waiting<T>[], maxCount: number): Waiting<T>[] {
  let count = 0;
  let taken = 0;
  for (const { items } of waiting) {
    if (taken > 0 && count + items.length > maxCount) break;
    count += items.length;
    taken++;
  }
  return waiting.splice(0, taken);
}

/** Never rejects: each writer gets its own part of the answer, or the error. */
async function writeTogether<T>(sink: Sink<T>, writers: readonly Waiting<T>[]): Promise<void> {
  try {
    const outcomes = await sink.write(writers.flatMap(({ items }) => items));
    let start = 0;
    for (const { items, resolve } of writers) {
      resolve(outcomes.slice(start, start + items.length));
      start += items.length;
    }
  } catch (error) {
    for (const { reject } of writers) reject(error);
  }
}
