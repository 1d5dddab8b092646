import type { DeadReason } from '@rasid/contracts';
import { backoffMs, type BackoffPolicy } from './backoff.ts';
import type { Message } from './message.ts';
import { asError, retry, UnavailableError, type Outcome } from './outcome.ts';

export type Produced<T> = { readonly message: Message; readonly value: T };

/** Where results go. Answers one outcome an item, in order, once the other side has acknowledged. */
export type Sink<T> = { write(items: readonly Produced<T>[]): Promise<Outcome<void>[]> };

export type Letter = {
  readonly message: Message;
  readonly reason: DeadReason;
  readonly detail: string;
  readonly attempts: number;
};

/** Resolves once the dead-letter topic has acknowledged every letter. */
export type DeadLetterSink = { send(letters: readonly Letter[]): Promise<void> };

export type Settled = { readonly message: Message; readonly outcome: Outcome<void> };

export type BatchParts<T> = {
  readonly run: (message: Message) => Promise<Outcome<T>>;
  readonly sink: Sink<T>;
  readonly deadLetters: DeadLetterSink;
  readonly backoff: BackoffPolicy;
  readonly concurrency: number;
  /** Waits before a next attempt; rejects when the batch is to be given up. Keeps the consumer's membership alive. */
  readonly wait: (ms: number, cause: Error) => Promise<void>;
  readonly random: () => number;
  readonly onRetry?: (cause: Error, waitMs: number, waiting: number) => void;
};

type Pending<T> = { message: Message; attempts: number; produced?: { value: T } };
type Tried<T> = { pending: Pending<T>; outcome: Outcome<void> };

/**
 * Takes every message of a batch to its one terminal outcome: delivered, dropped or dead-lettered. When it
 * resolves, all of them are acknowledged by sink or dead-letter topic, and their offsets may be committed.
 * It rejects only when `wait` does; then nothing may be committed.
 */
export async function runBatch<T>(messages: readonly Message[], parts: BatchParts<T>): Promise<Settled[]> {
  const settled: Settled[] = [];
  const letters: Letter[] = [];
  let pending: Pending<T>[] = messages.map((message) => ({ message, attempts: 0 }));
  for (let round = 1; pending.length > 0; round++) {
    const again: Pending<T>[] = [];
    let cause: Error | undefined;
    let afterMs = 0;
    for (const { pending: item, outcome } of await tryOnce(pending, parts)) {
      const final = judge(item, outcome, parts.backoff);
      if (final.kind === 'retry') {
        again.push(item);
        cause = final.cause;
        afterMs = Math.max(afterMs, final.afterMs ?? 0);
        continue;
      }
      if (final.kind === 'dead') letters.push({ message: item.message, attempts: item.attempts, ...final });
      settled.push({ message: item.message, outcome: final });
    }
    if (cause) await pause(parts, round, cause, afterMs, again.length);
    pending = again;
  }
  if (letters.length > 0) await sendLetters(letters, parts);
  return settled;
}

async function tryOnce<T>(pending: readonly Pending<T>[], parts: BatchParts<T>): Promise<Tried<T>[]> {
  const tried: Tried<T>[] = [];
  await mapConcurrent(pending, parts.concurrency, async (item) => {
    item.attempts++;
    if (item.produced) return; // only the sink is to be tried again
    const outcome = await parts.run(item.message);
    if (outcome.kind === 'ok') item.produced = { value: outcome.value };
    else tried.push({ pending: item, outcome });
  });
  // in the order of the topic, whichever was ready first: messages of one key must not overtake each other
  const ready = pending.flatMap((item) => (item.produced ? [{ item, value: item.produced.value }] : []));
  const answers = await writeAll(ready, parts.sink);
  ready.forEach(({ item }, i) => {
    tried.push({
      pending: item,
      outcome: answers[i] ?? retry(new Error('the sink gave no answer for an item')),
    });
  });
  return tried;
}

async function writeAll<T>(
  produced: readonly { item: Pending<T>; value: T }[],
  sink: Sink<T>,
): Promise<Outcome<void>[]> {
  if (produced.length === 0) return [];
  try {
    return await sink.write(produced.map(({ item, value }) => ({ message: item.message, value })));
  } catch (thrown) {
    const error = asError(thrown);
    return produced.map(() => retry(error));
  }
}

function judge<T>(item: Pending<T>, outcome: Outcome<void>, policy: BackoffPolicy): Outcome<void> {
  if (outcome.kind !== 'retry') return outcome;
  if (outcome.cause instanceof UnavailableError || item.attempts < policy.maxAttempts) return outcome;
  return { kind: 'dead', reason: 'retries_exhausted', detail: outcome.cause.message };
}

async function pause<T>(parts: BatchParts<T>, round: number, cause: Error, afterMs: number, waiting: number) {
  const waitMs = Math.max(afterMs, backoffMs(round, parts.backoff, parts.random()));
  parts.onRetry?.(cause, waitMs, waiting);
  await parts.wait(waitMs, cause);
}

/** A dead letter that can't be sent is not swallowed: it is sent again until the topic has it. */
async function sendLetters<T>(letters: readonly Letter[], parts: BatchParts<T>): Promise<void> {
  for (let round = 1; ; round++) {
    try {
      return await parts.deadLetters.send(letters);
    } catch (thrown) {
      await pause(parts, round, asError(thrown), 0, letters.length);
    }
  }
}

/** Calls `work` for every item, at most `limit` at once. */
export async function mapConcurrent<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
