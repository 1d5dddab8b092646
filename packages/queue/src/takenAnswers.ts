import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

export type TakenAnswer = {
  /**
   * Whether all that this answer of the publisher holds was queued. An unchanged feed may be skipped only then: jobs
   * live in Redis, and what Redis lost with them has to be read again.
   */
  readonly isTaken: boolean;
  /** The life of this Redis: another one after it was flushed. */
  readonly life: string;
};

export type TakenAnswers = {
  /** To be asked before a feed's entries are taken. */
  recall(feedId: string, validator: string): Promise<TakenAnswer>;
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
    recall: (feedId, validator) =>
      withMappedErrors(async () => {
        const [known, note] = await raw.mget(lifeKey, keyOf(feedId));
        if (typeof known === 'string') return { life: known, isTaken: note === noteOf(known, validator) };
        await raw.set(lifeKey, randomUUID(), 'NX');
        return { life: (await raw.get(lifeKey)) ?? '', isTaken: false };
      }),
    add: (feedId, validator, life) =>
      withMappedErrors(async () => {
        await raw.set(keyOf(feedId), noteOf(life, validator), 'EX', TAKEN_SECONDS);
      }),
  };
}
