type Waiting<I, O> = {
  readonly item: I;
  readonly resolve: (value: O) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * One request for many: what comes while a request is under way goes together into the next one, so that nobody waits
 * for others to come. `work` gives one result an item, in order, an error where an item alone failed.
 */
export function coalesce<I, O>(
  most: number,
  work: (items: readonly I[]) => Promise<readonly (O | Error)[]>,
): (item: I) => Promise<O> {
  const waiting: Waiting<I, O>[] = [];
  let isBusy = false;
  const run = async (some: readonly Waiting<I, O>[]): Promise<void> => {
    try {
      const results = await work(some.map(({ item }) => item));
      some.forEach(({ resolve, reject }, i) => {
        const result = i < results.length ? (results[i] as O | Error) : new Error('no answer for an item');
        if (result instanceof Error) reject(result);
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  };
  const pump = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    await Promise.resolve(); // whoever comes in the same turn comes along
    while (waiting.length > 0) await run(waiting.splice(0, most));
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void pump();
    });
}
