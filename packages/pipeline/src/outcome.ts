import type { DeadReason, DropReason } from '@rasid/contracts';

/** What became of a message at a step, or in the end. Exactly one terminal outcome a message is counted. */
export type Outcome<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'drop'; reason: DropReason } // meant: an exact repeat, a stale version
  | { kind: 'retry'; cause: Error; afterMs?: number } // may heal
  | { kind: 'dead'; reason: DeadReason; detail: string };

export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value });
export const drop = (reason: DropReason): Outcome<never> => ({ kind: 'drop', reason });
export const retry = (cause: Error, afterMs?: number): Outcome<never> =>
  afterMs === undefined ? { kind: 'retry', cause } : { kind: 'retry', cause, afterMs };
export const dead = (reason: DeadReason, detail: string): Outcome<never> => ({
  kind: 'dead',
  reason,
  detail,
});

/**
 * A dependency (Kafka, Elasticsearch, Redis) does not answer. It is nobody's message's fault: what waits for
 * it is retried without limit and is never dead-lettered.
 */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}

export const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown));
