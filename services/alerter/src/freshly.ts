/** Work that many may ask for at once: `after` resolves when it was done by a run that began after the call. */
export type Freshly = { readonly after: () => Promise<void> };

/** Whoever asks while a run is under way waits for the next one, together with all others who do. */
export function createFreshly(work: () => Promise<void>): Freshly {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = (): Promise<void> => {
    const run = work().finally(() => {
      if (running === run) running = undefined;
    });
    running = run;
    return run;
  };
  return {
    after: () => {
      if (!running) return start();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return running ?? start();
        });
      return next;
    },
  };
}
