/**
 * The scripts of the host gate. KEYS: what is known of the host, and its running requests by the time at which they
 * count no more. A host's fields, all moments:
 * - `open`: from when it may be asked again; `held`: until when its publisher wants no requests at all
 * - `feed`, `page`: the next free place of each lane, so that those who wait go one by one and in order
 * - `pages`: from when pages may go; feeds that wait push it on, and so go first
 * - `delay`, the crawl delay in milliseconds, known until `known`
 */

/** ARGV: now, lane, has a place, anyway, token, spacing, concurrency, longest. Answers the wait, 0 for in, -1 where the delay is unknown. */
export const ENTER = `
local lane, place, anyway, token = ARGV[2], ARGV[3] == '1', ARGV[4] == '1', ARGV[5]
local spacing, limit, longest = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local is = redis.call('HMGET', KEYS[1], 'open', 'held', 'pages', lane, 'delay', 'known')
local open, held, pages, turn = tonumber(is[1] or 0), tonumber(is[2] or 0), tonumber(is[3] or 0), tonumber(is[4] or 0)
if tonumber(is[6] or 0) <= now and not anyway then return -1 end
spacing = math.max(spacing, tonumber(is[5] or 0))
local function set(...)
  redis.call('HSET', KEYS[1], ...)
  local lasts = math.max(open, held, pages, turn, tonumber(is[6] or 0)) - now + spacing + 1000
  if redis.call('PTTL', KEYS[1]) < lasts then redis.call('PEXPIRE', KEYS[1], math.ceil(lasts)) end
end
open = math.max(open, held)
local from = lane == 'page' and math.max(open, pages) or open
local mine = now
if not place or held > now then -- a place from before a hold is worth nothing
  mine = math.max(now, from, turn)
  turn = mine + spacing
  set(lane, turn)
end
local start = math.max(mine, from)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if start <= now and redis.call('ZCARD', KEYS[2]) >= limit then start = now + math.max(spacing, 200) end
if start > now then
  if lane == 'feed' and start + spacing > pages then
    pages = start + spacing
    set('pages', pages)
  end
  return math.ceil(start - now)
end
redis.call('ZADD', KEYS[2], now + longest, token)
redis.call('PEXPIRE', KEYS[2], math.ceil(longest))
open = now + spacing
set('open', open)
return 0
`;

/** ARGV: now, token. */
export const LEAVE = `return redis.call('ZREM', KEYS[2], ARGV[2])`;

/** ARGV: now, for how long. */
export const HOLD = `
local till = now + tonumber(ARGV[2])
if tonumber(redis.call('HGET', KEYS[1], 'held') or 0) >= till then return 0 end
redis.call('HSET', KEYS[1], 'held', till)
if redis.call('PTTL', KEYS[1]) < till - now + 1000 then redis.call('PEXPIRE', KEYS[1], math.ceil(till - now + 1000)) end
return 1
`;

/** ARGV: now, the crawl delay, for how long it is known. */
export const SPACE = `
redis.call('HSET', KEYS[1], 'delay', ARGV[2], 'known', now + ARGV[3])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
return 1
`;
