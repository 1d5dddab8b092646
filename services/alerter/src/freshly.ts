import { createGroupCommit } from '@rasid/pipeline';

/**
 * Work that many may ask for at once: what this gives resolves when it was done by a run that began after the call.
 * Whoever asks while a run is under way waits for the next one, with all others who do; two begin `spacingMs` apart.
 */
export function createFreshly(work: () => Promise<void>, spacingMs = 0): () => Promise<void> {
  const ask = createGroupCommit<void, void>(
    async (askers) => {
      await work();
      return askers.map(() => undefined);
    },
    { maxCount: Infinity, spacingMs },
  );
  return () => ask();
}
