import { setTimeout as sleep } from 'node:timers/promises';
import { asError, UnavailableError } from '@rasid/pipeline';
import { Redis } from 'ioredis';

export type RedisClient = {
  readonly raw: Redis;
  close(): Promise<void>;
};

const COMMAND_TIMEOUT_MS = 5_000;
/** For a call that is several commands. */
const CALL_TIMEOUT_MS = 15_000;

/** A client whose commands fail soon while Redis is away; the connection itself is sought again for ever. */
export function createRedis(url: string): RedisClient {
  const raw = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableAutoPipelining: true,
    retryStrategy,
  });
  raw.on('error', () => undefined); // every command says it, to who asked
  return { raw, close: () => disconnect(raw) };
}

/** What BullMQ's workers need: commands that wait until Redis is back. */
export function createBlockingRedis(url: string): RedisClient {
  const raw = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  raw.on('error', () => undefined);
  return { raw, close: () => disconnect(raw) };
}

const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

function disconnect(raw: Redis): Promise<void> {
  raw.disconnect();
  return Promise.resolve();
}

/** How ioredis, BullMQ, the system and the server say that Redis is away, not ready yet, or has no room. */
const healing =
  /max retries per request|connection is closed|stream isn't writeable|command timed out|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|^(LOADING|READONLY|OOM|MISCONF|CLUSTERDOWN|MASTERDOWN|TRYAGAIN|NOREPLICAS|UNBLOCKED)\b/i;

/**
 * Runs a call to Redis. Rejects with UnavailableError where it may heal, and where there is no answer in time, since
 * BullMQ waits for its connection without end; other errors stay as they are.
 */
export async function withMappedErrors<T>(call: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([call(), failAfter(CALL_TIMEOUT_MS, over.signal)]);
  } catch (thrown) {
    const error = asError(thrown);
    if (error instanceof UnavailableError || !healing.test(error.message)) throw error;
    throw new UnavailableError(`Redis: ${error.message}`, { cause: error });
  } finally {
    over.abort();
  }
}

async function failAfter(ms: number, signal: AbortSignal): Promise<never> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
  throw new UnavailableError(`Redis: no answer within ${ms} ms`);
}

/** Waits for something to close, but no longer than `ms`: what Redis has not heard of is done again after a restart. */
export async function closeWithin(ms: number, closing: Promise<unknown>): Promise<void> {
  const over = new AbortController();
  await Promise.race([closing, sleep(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}
