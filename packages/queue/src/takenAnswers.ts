import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

export type TakenAnswers = {
  /** The life of this Redis: another one after it was flushed. To be asked for before a feed's entries are taken. */
  life(): Promise<string>;
  /**
   * Whether all that this answer of the publisher holds was queued. An unchanged feed may be skipped only then: jobs
   * live in Redis, and what Redis lost with them has to be read again.
   */
  has(feedId: string, validator: string): Promise<boolean>;
  /** Notes an answer whose entries were queued in that life of Redis. */
  add(feedId: string, validator: string, life: string): Promise<void>;
};

/** After so long a feed is read whole all the same, whatever its publisher's ETag says. */
const TAKEN_SECONDS = 6 * 60 * 60;

export function createTakenAnswers({ raw }: RedisClient, namespace: string): TakenAnswers {
  const prefix = redisPrefixOf(namespace);
  const lifeKey = `${prefix}:life`;
  const keyOf = (feedId: string) => `${prefix}:taken:${feedId}`;
  const noteOf = (life: string, validator: string) => `${life} ${validator}`;
  return {
    life: () =>
      withMappedErrors(async () => {
        await raw.set(lifeKey, randomUUID(), 'NX');
        return (await raw.get(lifeKey)) ?? '';
      }),
    has: (feedId, validator) =>
      withMappedErrors(async () => {
        const [life, note] = await raw.mget(lifeKey, keyOf(feedId));
        return typeof life === 'string' && note === noteOf(life, validator);
      }),
    add: (feedId, validator, life) =>
      withMappedErrors(async () => {
        await raw.set(keyOf(feedId), noteOf(life, validator), 'EX', TAKEN_SECONDS);
      }),
  };
}
