import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

/** A mark in Redis, by which it shows that it has forgotten what it was told. */
export type Mark = {
  /** Leaves the mark. True where it was not there: Redis is new, or was flushed. */
  leave(): Promise<boolean>;
};

export const createMark = ({ raw }: RedisClient, namespace: string, name: string): Mark => ({
  leave: () =>
    withMappedErrors(
      async () => (await raw.set(`${redisPrefixOf(namespace)}:mark:${name}`, '1', 'NX')) === 'OK',
    ),
});
