import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

export type HostGate = {
  /**
   * Asks to be let in to a host now. Answers 0 where the caller may go; else how many milliseconds to wait before it
   * asks again, with `hasTurn`, since its place in the queue is kept.
   */
  enter(host: string, hasTurn: boolean): Promise<number>;
  /** Lets nobody in to the host for so long: what a publisher's Retry-After asks for. */
  hold(host: string, ms: number): Promise<void>;
};

/**
 * `turn` is the next free place in the queue, `open` the moment from which the host may be asked. A late comer with a
 * place is let in as soon as the host is open, so that those who were delayed do not go all at once. Times are Redis's
 * own, so that all workers agree. ARGV: spacing, has a turn.
 */
const ENTER = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local spacing = tonumber(ARGV[1])
local open = tonumber(redis.call('GET', KEYS[2]) or '0')
local turn = now
if ARGV[2] == '0' then
  turn = math.max(now, open, tonumber(redis.call('GET', KEYS[1]) or '0'))
  redis.call('SET', KEYS[1], turn + spacing, 'PX', turn + spacing - now + 1000)
end
local start = math.max(turn, open)
if start > now then return start - now end
redis.call('SET', KEYS[2], now + spacing, 'PX', spacing + 1000)
return 0
`;

/** ARGV: for how long. */
const HOLD = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local ms = tonumber(ARGV[1])
for _, key in ipairs(KEYS) do
  if tonumber(redis.call('GET', key) or '0') < now + ms then redis.call('SET', key, now + ms, 'PX', ms + 1000) end
end
return 0
`;

/** Spaces the requests to each host, over all workers. */
export function createHostGate({ raw }: RedisClient, namespace: string, spacingMs: number): HostGate {
  const prefix = redisPrefixOf(namespace);
  const keysOf = (host: string) => [`${prefix}:turn:${host}`, `${prefix}:open:${host}`];
  return {
    enter: (host, hasTurn) =>
      withMappedErrors(async () =>
        Number(await raw.eval(ENTER, 2, ...keysOf(host), spacingMs, hasTurn ? 1 : 0)),
      ),
    hold: (host, ms) =>
      withMappedErrors(async () => {
        if (ms > 0) await raw.eval(HOLD, 2, ...keysOf(host), Math.ceil(ms));
      }),
  };
}
