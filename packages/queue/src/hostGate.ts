import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

export type HostGate = {
  /** Takes the host's next turn; resolves with how long to wait for it, in milliseconds. */
  reserve(host: string): Promise<number>;
};

/** Turns are counted on Redis's clock, so that all workers agree. */
const RESERVE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local spacing = tonumber(ARGV[1])
local turn = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
redis.call('SET', KEYS[1], turn + spacing, 'PX', turn + spacing - now + 1000)
return turn - now
`;

/** Spaces the requests to each host, over all workers. */
export const createHostGate = ({ raw }: RedisClient, namespace: string, spacingMs: number): HostGate => ({
  reserve: (host) =>
    withMappedErrors(async () => {
      if (spacingMs === 0) return 0;
      return Number(await raw.eval(RESERVE, 1, `${redisPrefixOf(namespace)}:turn:${host}`, spacingMs));
    }),
});
