import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** Milliseconds since 1970. Left out in production, where Redis's own clock counts, which all workers share. */
export type Clock = () => number;

/** Sets `now` from the first argument, or from Redis's own clock where that is empty. */
const NOW = `
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
`;

export type Script = (keys: readonly string[], ...args: readonly (string | number)[]) => Promise<unknown>;

/** A script of Redis that finds the time in `now`, its arguments from ARGV[2] on. It is sent once and known by its hash. */
export function createScript(raw: Redis, lua: string, clock: Clock | undefined): Script {
  const text = NOW + lua;
  const hash = createHash('sha1').update(text).digest('hex');
  return async (keys, ...args) => {
    const all = [...keys, clock?.() ?? '', ...args];
    try {
      return await raw.evalsha(hash, keys.length, ...all);
    } catch (error) {
      if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
      return raw.eval(text, keys.length, ...all);
    }
  };
}
