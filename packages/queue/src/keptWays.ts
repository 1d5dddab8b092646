import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

/** Redirects that were followed before a poll had to wait for a host, so that it goes on from there. */
export type KeptWays<Step> = {
  keep(feedId: string, way: readonly Step[]): Promise<void>;
  take(feedId: string): Promise<Step[]>;
};

const KEPT_SECONDS = 60 * 60;

export function createKeptWays<Step>({ raw }: RedisClient, namespace: string): KeptWays<Step> {
  const keyOf = (feedId: string) => `${redisPrefixOf(namespace)}:way:${feedId}`;
  return {
    keep: (feedId, way) =>
      withMappedErrors(async () => {
        if (way.length > 0) await raw.set(keyOf(feedId), JSON.stringify(way), 'EX', KEPT_SECONDS);
      }),
    take: (feedId) =>
      withMappedErrors(async () => {
        const kept = await raw.getdel(keyOf(feedId));
        return kept === null ? [] : (JSON.parse(kept) as Step[]);
      }),
  };
}
