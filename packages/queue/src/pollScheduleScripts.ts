/**
 * The scripts of the poll schedule. KEYS, the same for all: `due`, feeds by the time at which they may be taken;
 * `leases`, who polls a feed, as "token due"; `places`, feeds that wait for their hosts, as "due at first, has a
 * place"; `again`, feeds to be polled once more as soon as they are free; `ended`,
 * when the last turn of a feed ended.
 */

/** ARGV: now, count, lease, token. Answers whether the schedule is made, the wait for the next feed or -1, and feed, due, place thrice by thrice. */
export const CLAIM = `
local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[2])
local answer = { redis.call('EXISTS', KEYS[6]), -1 }
for i = 1, #found, 2 do
  local id, due = found[i], found[i + 1]
  local left = redis.call('HGET', KEYS[2], id)
  local waited = redis.call('HGET', KEYS[3], id)
  local place = ''
  if left then due = string.match(left, ' (.+)$') end
  if waited then due, place = string.match(waited, '^(%S+) (%d)$') end
  redis.call('HSET', KEYS[2], id, ARGV[4] .. ' ' .. due)
  redis.call('ZADD', KEYS[1], now + ARGV[3], id)
  answer[#answer + 1] = id
  answer[#answer + 1] = due
  answer[#answer + 1] = place
end
local next = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if next[2] then answer[2] = math.max(0, math.ceil(next[2] - now)) end
return answer
`;

/** ARGV: now, lease, then feed, token, due thrice by thrice. Answers the feeds whose turns are somebody else's. */
export const RENEW = `
local lost = {}
for i = 3, #ARGV, 3 do
  local id, token, due = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local lease = redis.call('HGET', KEYS[2], id)
  if lease and string.match(lease, '^%S+') ~= token then
    lost[#lost + 1] = id
  else
    redis.call('HSET', KEYS[2], id, token .. ' ' .. due)
    redis.call('ZADD', KEYS[1], now + ARGV[2], id)
  end
end
return lost
`;

/**
 * ARGV: now, feed, token, wait, and where the feed is put off, when it was due at first, whether it has a place, and how
 * much of the wait its publisher asked for.
 */
export const END = `
local id = ARGV[2]
local lease = redis.call('HGET', KEYS[2], id)
if lease and string.match(lease, '^%S+') ~= ARGV[3] then return 0 end
if not redis.call('ZSCORE', KEYS[1], id) then return 0 end
local again = redis.call('HDEL', KEYS[4], id) == 1
local wait = tonumber(ARGV[4])
if ARGV[5] == '' then
  redis.call('HDEL', KEYS[3], id)
  redis.call('HSET', KEYS[5], id, now)
  if again then wait = 0 end
else
  redis.call('HSET', KEYS[3], id, math.max(tonumber(ARGV[5]), ARGV[7] == '0' and 0 or now + ARGV[7]) .. ' ' .. ARGV[6])
end
redis.call('HDEL', KEYS[2], id)
redis.call('ZADD', KEYS[1], now + wait, id)
return 1
`;

/** ARGV: now, token or nothing, feeds. With a token, a feed that somebody else polls stays. */
export const DROP = `
for i = 3, #ARGV do
  local id = ARGV[i]
  local lease = redis.call('HGET', KEYS[2], id)
  if ARGV[2] == '' or not lease or string.match(lease, '^%S+') == ARGV[2] then
    redis.call('ZREM', KEYS[1], id)
    for key = 2, 5 do redis.call('HDEL', KEYS[key], id) end
  end
end
return 0
`;

/** ARGV: now, settling time, then feed, wait, mode thrice by thrice. Answers how many were added or moved. */
export const PLACE = `
local placed = 0
for i = 3, #ARGV, 3 do
  local id, at, mode = ARGV[i], now + ARGV[i + 1], ARGV[i + 2]
  local present = redis.call('ZSCORE', KEYS[1], id)
  local function bring()
    if tonumber(present) <= at or redis.call('HEXISTS', KEYS[3], id) == 1 then return end
    redis.call('ZADD', KEYS[1], at, id)
    placed = placed + 1
  end
  if not present then
    placed = placed + redis.call('ZADD', KEYS[1], at, id)
  elseif mode == 'again' then
    if redis.call('HEXISTS', KEYS[2], id) == 0 then bring()
    else placed = placed + redis.call('HSET', KEYS[4], id, '1') end
  elseif mode == 'sooner' and redis.call('HEXISTS', KEYS[2], id) == 0 then
    local ended = tonumber(redis.call('HGET', KEYS[5], id) or '-1e18')
    if ended + ARGV[2] <= now then bring() end
  end
end
return placed
`;
