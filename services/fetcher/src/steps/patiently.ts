import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, UnavailableError } from '@rasid/pipeline';

const backoff = { baseMs: 200, maxMs: 5_000, maxAttempts: Infinity };

/**
 * Calls until no dependency is away, or the signal says to stop; then the last error is thrown. What was fetched is
 * kept meanwhile: a publisher is not asked again because Kafka is down.
 */
export async function patiently<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await call();
    } catch (thrown) {
      if (!(thrown instanceof UnavailableError) || signal?.aborted) throw thrown;
      await sleep(backoffMs(round, backoff, Math.random()), undefined, { ...(signal && { signal }) }).catch(
        () => undefined,
      );
    }
  }
}
