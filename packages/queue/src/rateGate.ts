import { redisPrefixOf } from '@rasid/contracts';
import type { RedisClient } from './redis.ts';
import { withMappedErrors } from './redis.ts';

export type RateGate = {
  /**
   * Takes one turn of so many a minute, over all processes. 0, or how long to wait before asking again, in milliseconds.
   * Turns of `heldMs` may be taken at once, of a tenth of a minute unless said.
   */
  take(key: string, perMinute: number, heldMs?: number): Promise<number>;
};

const HELD_MS = 6_000;

/**
 * A bucket of turns that fills steadily and holds those of a while (the generic cell rate algorithm, ITU-T
 * I.371). ARGV: milliseconds a turn, milliseconds that the bucket holds. The time is the server's.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local spacing = tonumber(ARGV[1])
local room = tonumber(ARGV[2])
local due = tonumber(redis.call('GET', KEYS[1]) or now)
if due < now then due = now end
if due - now > room then return math.ceil(due - now - room) end
redis.call('SET', KEYS[1], due + spacing, 'PX', math.ceil(due + spacing - now + room + 1000))
return 0
`;

export const createRateGate = ({ raw }: RedisClient, namespace: string): RateGate => ({
  take: (key, perMinute, heldMs = HELD_MS) =>
    withMappedErrors(async () => {
      const spacing = 60_000 / perMinute;
      const name = `${redisPrefixOf(namespace)}:rate:${key}`;
      return Number(await raw.eval(TAKE, 1, name, spacing, Math.max(heldMs - spacing, 0)));
    }),
});
