import { asError, UnavailableError } from '@rasid/pipeline';
import { Redis } from 'ioredis';

export type RedisClient = {
  readonly raw: Redis;
  close(): Promise<void>;
};

const COMMAND_TIMEOUT_MS = 5_000;

/** A client whose commands fail soon while Redis is away; the connection itself is sought again for ever. */
export function createRedis(url: string): RedisClient {
  const raw = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
    enableAutoPipelining: true,
    retryStrategy,
  });
  raw.on('error', () => undefined); // every command says it, to who asked
  return { raw, close: () => closeQuietly(raw) };
}

/** What BullMQ's workers need: commands that wait until Redis is back. */
export function createBlockingRedis(url: string): RedisClient {
  const raw = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  raw.on('error', () => undefined);
  return { raw, close: () => closeQuietly(raw) };
}

const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

async function closeQuietly(raw: Redis): Promise<void> {
  raw.disconnect();
  await Promise.resolve();
}

const refusals = /^(WRONGTYPE|NOSCRIPT|ERR |NOPERM)/;

/** Runs a command; whatever is not a refusal by the server means that Redis is away or has no room. */
export async function withMappedErrors<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (thrown) {
    const error = asError(thrown);
    if (refusals.test(error.message)) throw error;
    throw new UnavailableError(`Redis: ${error.message}`, { cause: error });
  }
}
