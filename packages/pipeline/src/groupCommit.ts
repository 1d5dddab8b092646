import { setTimeout as sleep } from 'node:timers/promises';

type Waiting<In, Out> = {
  readonly item: In;
  readonly resolve: (answer: Out) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Joins single writes that come while one is under way, or sooner than `spacingMs` after it began, into the next one,
 * `maxCount` at most: under load they share large requests, and nobody waits when there is none. `write` answers one
 * value an item, in order.
 */
export function createGroupCommit<In, Out>(
  write: (items: readonly In[]) => Promise<readonly Out[]>,
  { maxCount, spacingMs = 0 }: { readonly maxCount: number; readonly spacingMs?: number },
): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let isBusy = false;
  const pump = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (waiting.length > 0) {
      const spacing = spacingMs > 0 ? sleep(spacingMs) : undefined;
      await writeTogether(write, waiting.splice(0, maxCount));
      if (waiting.length < maxCount) await spacing;
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void pump();
    });
}

async function writeTogether<In, Out>(
  write: (items: readonly In[]) => Promise<readonly Out[]>,
  writers: readonly Waiting<In, Out>[],
): Promise<void> {
  try {
    const answers = await write(writers.map(({ item }) => item));
    writers.forEach(({ resolve, reject }, i) => {
      if (i < answers.length) resolve(answers[i] as Out);
      else reject(new Error(`${answers.length} answers to ${writers.length} writes`));
    });
  } catch (error) {
    for (const { reject } of writers) reject(error);
  }
}
