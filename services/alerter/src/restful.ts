const REST = 4;
const LONGEST_REST_MS = 30_000;

/** Work that takes long is done more seldom: it rests four times as long as it took, at most half a minute. */
export function restful(work: () => Promise<void>, now: () => number): () => Promise<void> {
  let restsUntilMs = 0;
  return async () => {
    const startedMs = now();
    if (startedMs < restsUntilMs) return;
    try {
      await work();
    } finally {
      restsUntilMs = now() + Math.min(LONGEST_REST_MS, REST * (now() - startedMs));
    }
  };
}
