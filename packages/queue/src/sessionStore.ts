import { redisPrefixOf } from '@rasid/contracts';
import { z } from 'zod';
import { withMappedErrors, type RedisClient } from './redis.ts';

const sessionSchema = z.object({ account: z.string(), startedAtMs: z.number() });
export type Session = z.infer<typeof sessionSchema>;

export type SessionStore = {
  /** `key` is a hash of what the browser shows: who reads Redis can't log in with it. */
  start(key: string, session: Session): Promise<void>;
  /** Keeps it alive for another while. */
  find(key: string): Promise<Session | undefined>;
  end(key: string): Promise<void>;
  /** Ends all sessions of an account. */
  endAllOf(account: string): Promise<void>;
};

/** A session ends when it was not used for so long. */
const IDLE_S = 12 * 3600;
/** A list of the sessions of an account outlives each of them. */
const LIST_S = 31 * 24 * 3600;

/** Sessions live in Redis alone: when it is flushed, people log in again. */
export function createSessionStore({ raw }: RedisClient, namespace: string): SessionStore {
  const prefix = redisPrefixOf(namespace);
  const nameOf = (key: string) => `${prefix}:session:${key}`;
  const listOf = (account: string) => `${prefix}:sessions-of:${account}`;
  return {
    start: (key, session) =>
      withMappedErrors(async () => {
        await raw.set(nameOf(key), JSON.stringify(session), 'EX', IDLE_S);
        await raw.sadd(listOf(session.account), key);
        await raw.expire(listOf(session.account), LIST_S);
      }),
    find: (key) =>
      withMappedErrors(async () => {
        const text = await raw.getex(nameOf(key), 'EX', IDLE_S);
        return text === null ? undefined : sessionSchema.parse(JSON.parse(text));
      }),
    end: (key) => withMappedErrors(async () => void (await raw.del(nameOf(key)))),
    endAllOf: (account) =>
      withMappedErrors(async () => {
        const keys = await raw.smembers(listOf(account));
        await raw.del(listOf(account), ...keys.map(nameOf));
      }),
  };
}
