export type BackoffPolicy = {
  /** Wait before the second attempt. */
  readonly baseMs: number;
  readonly maxMs: number;
  /** Attempts for what is the message's own trouble; an unavailable dependency is waited for without limit. */
  readonly maxAttempts: number;
};

export const defaultBackoff: BackoffPolicy = { baseMs: 200, maxMs: 10_000, maxAttempts: 6 };

/**
 * Exponential backoff with equal jitter: half the ceiling is fixed, half drawn, so that waiters spread out but none
 * comes back at once. `attempt` counts from 1; `random` is in [0, 1).
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function backoffMs(attempt: number, policy: BackoffPolicy, random: number): number {
  const ceiling = Math.min(policy.maxMs, policy.baseMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
