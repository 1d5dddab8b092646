import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import type { RedisClient } from './redis.ts';
import { withMappedErrors } from './redis.ts';

export type Leadership = {
  /** Whether this process leads, which it then does for a while. */
  take(): Promise<boolean>;
  resign(): Promise<void>;
};

const LEADER_MS = 15_000;

const TAKE = `
local leader = redis.call('GET', KEYS[1])
if leader and leader ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;
const RESIGN = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`;

/** One process does a work that two would only do twice; after a flush there may be two for a moment, which must do no harm. */
export function createLeadership({ raw }: RedisClient, namespace: string, work: string): Leadership {
  const key = `${redisPrefixOf(namespace)}:leader:${work}`;
  const me = randomUUID();
  return {
    take: () => withMappedErrors(async () => (await raw.eval(TAKE, 1, key, me, LEADER_MS)) === 1),
    resign: () =>
      withMappedErrors(async () => {
        await raw.eval(RESIGN, 1, key, me);
      }),
  };
}
