import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

/** One process leads; another takes over when it resigns, or soon after it died. */
export type Lead = {
  /** Takes or keeps the lead; false where another process has it. */
  take(): Promise<boolean>;
  resign(): Promise<void>;
};

const LEADER_MS = 15_000;

/** ARGV: who, for how long. */
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

export function createLead({ raw }: RedisClient, namespace: string, name: string): Lead {
  const key = `${redisPrefixOf(namespace)}:lead:${name}`;
  const me = randomUUID();
  return {
    take: () => withMappedErrors(async () => (await raw.eval(TAKE, 1, key, me, LEADER_MS)) === 1),
    resign: () => withMappedErrors(async () => void (await raw.eval(RESIGN, 1, key, me))),
  };
}
