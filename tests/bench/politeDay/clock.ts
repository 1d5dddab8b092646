import { setImmediate } from 'node:timers/promises';

/** A clock that stands still until all that runs waits for it. */
export type SimulatedClock = {
  readonly now: () => number;
  /** Resolves when the clock has come so far. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Runs beside the clock, which waits for it except while it sleeps. */
  readonly run: (work: () => Promise<void>) => void;
  /** Lets all that runs come to its end or to a sleep. */
  readonly settle: () => Promise<void>;
  /** When the next sleeper wakes. */
  readonly nextWake: () => number;
  readonly advanceTo: (ms: number) => Promise<void>;
};

type Sleeper = { readonly at: number; readonly wake: () => void };

export function createClock(startMs: number): SimulatedClock {
  let now = startMs;
  let active = 0;
  let failed: unknown;
  const sleepers = createHeap<Sleeper>(({ at }) => at);
  const settle = async () => {
    while (active > 0) await setImmediate();
    if (failed !== undefined) throw failed as Error;
  };
  return {
    now: () => now,
    settle,
    nextWake: () => sleepers.first()?.at ?? Infinity,
    sleep: (ms) =>
      new Promise((resolve) => {
        active--;
        sleepers.push({
          at: now + ms,
          wake: () => {
            active++;
            resolve();
          },
        });
      }),
    run: (work) => {
      active++;
      work()
        .catch((error: unknown) => (failed ??= error))
        .finally(() => active--);
    },
    advanceTo: async (ms) => {
      now = Math.max(now, ms);
      for (let next = sleepers.first(); next && next.at <= now; next = sleepers.first()) {
        sleepers.pop();
        next.wake();
      }
      await settle();
    },
  };
}

/** A binary heap, the least first. */
export function createHeap<T>(keyOf: (item: T) => number) {
  const items: T[] = [];
  const key = (i: number) => {
    const item = items[i];
    return item === undefined ? Infinity : keyOf(item);
  };
  const swap = (i: number, j: number) => {
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  };
  return {
    first: (): T | undefined => items[0],
    push: (item: T): void => {
      items.push(item);
      for (let i = items.length - 1; i > 0 && key((i - 1) >> 1) > key(i); i = (i - 1) >> 1)
        swap(i, (i - 1) >> 1);
    },
    pop: (): T | undefined => {
      const [first] = items;
      const last = items.pop();
      if (items.length === 0 || last === undefined) return first;
      items[0] = last;
      for (let i = 0; ;) {
        const least = key(2 * i + 1) <= key(2 * i + 2) ? 2 * i + 1 : 2 * i + 2;
        if (key(least) >= key(i)) return first;
        swap(i, least);
        i = least;
      }
    },
  };
}
