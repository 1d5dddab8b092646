import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

export type KnownDuplicate = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly duplicateGroup: string;
};

export type DuplicateStoreOptions = {
  /** How many keys two texts have to share to be re-prints of one. */
  readonly sharedKeys: number;
  /** The articles of the last days as the index has them; asked when Redis has lost them. */
  readonly rebuild: () => AsyncIterable<KnownDuplicate>;
};

export type DuplicateStore = {
  /** The group of re-prints an article belongs to: the id of its first article. The same id always gets the same answer. */
  assign(id: string, keys: readonly string[]): Promise<{ duplicateGroup: string }>;
};

const TTL_SECONDS = 7 * 24 * 60 * 60;
/** Texts that everybody prints make long lists; the first ones are enough to find the group. */
const MAX_MEMBERS = 32;
const PAGE = 500;

const ADD_TO_KEYS = `
for i = 6, #ARGV do
  local key = prefix .. 'key:' .. ARGV[i]
  if redis.call('SCARD', key) < most then redis.call('SADD', key, id) end
  redis.call('EXPIRE', key, ttl)
end`;

/** ARGV: prefix, time to live, shared keys, most members, id, keys… Answers the group, or false while the cache is cold. */
const ASSIGN = `
local prefix, ttl, wanted, most, id = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5]
local known = redis.call('GET', prefix .. 'group:' .. id)
if known then return known end
if redis.call('EXISTS', prefix .. 'warm') == 0 then return false end
local shared = {}
for i = 6, #ARGV do
  for _, other in ipairs(redis.call('SMEMBERS', prefix .. 'key:' .. ARGV[i])) do
    shared[other] = (shared[other] or 0) + 1
  end
end
local group, best, count = id, nil, wanted - 1
for other, n in pairs(shared) do
  if n > count or (n == count and best and other < best) then
    local theirs = redis.call('GET', prefix .. 'group:' .. other)
    if theirs then group, best, count = theirs, other, n end
  end
end
if best then redis.call('EXPIRE', prefix .. 'group:' .. best, ttl) end
redis.call('SET', prefix .. 'group:' .. id, group, 'EX', ttl)
${ADD_TO_KEYS}
return group
`;

/** ARGV as above, with the group in the place of the shared keys. */
const LOAD = `
local prefix, ttl, group, most, id = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
redis.call('SET', prefix .. 'group:' .. id, group, 'EX', ttl)
${ADD_TO_KEYS}
`;

/**
 * Groups of re-prints, kept in Redis for a week and rebuilt from the index when Redis has lost them. Candidates share
 * band keys of their MinHash signatures; one script finds and claims the group, so that two re-prints that come at
 * once can't both be first.
 */
export function createDuplicateStore(
  { raw }: RedisClient,
  namespace: string,
  options: DuplicateStoreOptions,
): DuplicateStore {
  const prefix = `${redisPrefixOf(namespace)}:reprint:`;
  let rebuilding: Promise<void> | undefined;
  const ask = (id: string, keys: readonly string[]) =>
    withMappedErrors(
      () =>
        raw.eval(ASSIGN, 0, prefix, TTL_SECONDS, options.sharedKeys, MAX_MEMBERS, id, ...keys) as Promise<
          string | null
        >,
    );
  const rebuild = async () => {
    for await (const page of pagesOf(options.rebuild(), PAGE)) await load(raw, prefix, page);
    await withMappedErrors(() => raw.set(`${prefix}warm`, '1'));
  };
  return {
    assign: async (id, keys) => {
      for (;;) {
        const group = await ask(id, keys);
        if (group !== null) return { duplicateGroup: group };
        rebuilding ??= rebuild().finally(() => (rebuilding = undefined));
        await rebuilding;
      }
    },
  };
}

async function load(raw: RedisClient['raw'], prefix: string, page: readonly KnownDuplicate[]): Promise<void> {
  const batch = raw.pipeline();
  for (const { id, keys, duplicateGroup } of page) {
    batch.eval(LOAD, 0, prefix, TTL_SECONDS, duplicateGroup, MAX_MEMBERS, id, ...keys);
  }
  await withMappedErrors(async () => {
    // a pipeline resolves whatever its commands met
    const failed = (await batch.exec())?.find(([error]) => error !== null)?.[0];
    if (failed) throw failed;
  });
}

async function* pagesOf<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let page: T[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
