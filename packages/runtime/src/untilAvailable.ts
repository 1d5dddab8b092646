import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, defaultBackoff, UnavailableError } from '@rasid/pipeline';

type Warn = (fields: { what: string; waitMs: number; reason: string }, message: string) => void;

/** Calls `attempt` until it no longer rejects with UnavailableError; any other error is passed on. */
export async function untilAvailable<T>(
  what: string,
  attempt: () => Promise<T>,
  { logger, signal }: { logger: { readonly warn: Warn }; signal: AbortSignal },
): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      const waitMs = backoffMs(round, defaultBackoff, Math.random());
      logger.warn({ what, waitMs, reason: error.message }, 'not available yet');
      await sleep(waitMs, undefined, { signal });
    }
  }
}
