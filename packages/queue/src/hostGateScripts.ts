/**
 * The scripts of the host gate. KEYS: what is known of the host, and its running requests by the time at which they
 * count no more. A host's fields, all moments:
 * - `last`: when it was asked last; `held`: until when its publisher wants no requests at all
 * - `feed`, `page`: the next free place of each lane, so that those who wait go one by one and in order
 * - `pages`: from when pages may go; feeds that wait push it on, and so go first
 * - `delay`, the crawl delay in milliseconds, known until `known`
 */

/**
 * ARGV: now, lane, has a place, anyway, token, spacing, concurrency, longest. Answers the wait, 0 for in, -1 where the
 * delay is unknown; and how much of it the publisher asked for.
 */
export const ENTER = `
local lane, place, anyway, token = ARGV[2], ARGV[3] == '1', ARGV[4] == '1', ARGV[5]
local spacing, limit, longest = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local is = redis.call('HMGET', KEYS[1], 'last', 'held', 'pages', lane, 'delay', 'known')
local held, pages, turn = tonumber(is[2] or 0), tonumber(is[3] or 0), tonumber(is[4] or 0)
if tonumber(is[6] or 0) <= now and not anyway then return { -1, 0 } end
spacing = math.max(spacing, tonumber(is[5] or 0))
local open = math.max(tonumber(is[1] or 0) + spacing, held)
local function set(field, value)
  redis.call('HSET', KEYS[1], field, value)
  local lasts = math.max(open, pages, turn, tonumber(is[6] or 0)) - now + spacing + 1000
  if redis.call('PTTL', KEYS[1]) < lasts then redis.call('PEXPIRE', KEYS[1], math.ceil(lasts)) end
end
local from = lane == 'page' and math.max(open, pages) or open
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
local full = redis.call('ZCARD', KEYS[2]) >= limit
local mine = now
-- a place from before a hold is worth nothing; a page that missed its own goes behind the others, or all would crowd
if not place or held > now or (lane == 'page' and (full or from > now)) then
  mine = math.max(now, from, turn)
  turn = mine + spacing
  set(lane, turn)
end
local start = math.max(mine, from)
if start <= now and full then start = now + math.max(spacing, 200) end
if start > now then
  if lane == 'feed' and start + spacing > pages then
    pages = start + spacing
    set('pages', pages)
  end
  return { math.ceil(start - now), math.max(0, math.ceil(held - now)) }
end
redis.call('ZADD', KEYS[2], now + longest, token)
redis.call('PEXPIRE', KEYS[2], math.ceil(longest))
set('last', now)
return { 0, 0 }
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
