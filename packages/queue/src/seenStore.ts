import { redisPrefixOf, type Source } from '@rasid/contracts';
import type { RedisClient } from './redis.ts';
import { withMappedErrors } from './redis.ts';

/** What is remembered of an article that was sent on. */
export type Seen = {
  readonly firstSeenAt: string;
  readonly version: number;
  /** The feed that showed it first. */
  readonly feedId: string;
  readonly entryHash: string;
  /** As the feed wrote it. */
  readonly title?: string;
  /** Feeds that showed it as well. */
  readonly otherSources?: readonly Source[];
  /** When the entry that was sent last was found in its feed; not known where this came from the index. */
  readonly discoveredAt?: string;
};

export type FirstSeen = { readonly firstSeenAt: string; readonly title?: string };

export type SeenStore = ReturnType<typeof createSeenStore>;

const TTL_SECONDS = 60 * 24 * 60 * 60;

/** A cache of what the index knows, and of entries that were dead-lettered as they are. Losing it loses nothing. */
export function createSeenStore({ raw }: RedisClient, namespace: string) {
  const prefix = redisPrefixOf(namespace);
  const seenKey = (id: string) => `${prefix}:seen:${id}`;
  const aliasKey = (key: string) => `${prefix}:alias:${key}`;
  const deadKey = (key: string) => `${prefix}:dead:${key}`;
  return {
    /** By article id; those that are not known are missing. */
    getMany: (ids: readonly string[]): Promise<Map<string, Seen>> =>
      withMappedErrors(async () => {
        if (ids.length === 0) return new Map<string, Seen>();
        const values = await raw.mget(ids.map(seenKey));
        return new Map(
          ids.flatMap((id, i) => (values[i] ? [[id, JSON.parse(values[i]) as Seen] as const] : [])),
        );
      }),
    put: (id: string, seen: Seen): Promise<void> =>
      withMappedErrors(async () => {
        await raw.set(seenKey(id), JSON.stringify(seen), 'EX', TTL_SECONDS);
      }),
    /** The moment an article was first seen, and its title then: the first to ask settles both. */
    claimFirstSeen: (id: string, candidate: FirstSeen): Promise<FirstSeen> =>
      withMappedErrors(async () => {
        const key = `${prefix}:first-seen:${id}`;
        const first = await raw.set(key, JSON.stringify(candidate), 'EX', TTL_SECONDS, 'NX');
        const settled = first === 'OK' ? null : await raw.get(key);
        return settled === null ? candidate : (JSON.parse(settled) as FirstSeen);
      }),
    /** Ids of the articles that other addresses or guids are known to lead to. */
    aliasesOf: (keys: readonly string[]): Promise<Map<string, string>> =>
      withMappedErrors(async () => {
        if (keys.length === 0) return new Map<string, string>();
        const ids = await raw.mget(keys.map(aliasKey));
        return new Map(keys.flatMap((key, i) => (ids[i] ? [[key, ids[i]] as const] : [])));
      }),
    putAlias: (key: string, id: string): Promise<void> =>
      withMappedErrors(async () => {
        await raw.set(aliasKey(key), id, 'EX', TTL_SECONDS);
      }),
    /** Which of the entries were dead-lettered with these very words, by key. */
    deadMany: (keys: readonly string[]): Promise<Set<string>> =>
      withMappedErrors(async () => {
        if (keys.length === 0) return new Set<string>();
        const values = await raw.mget(keys.map(deadKey));
        return new Set(keys.filter((_, i) => values[i] !== null));
      }),
    markDead: (key: string): Promise<void> =>
      withMappedErrors(async () => {
        await raw.set(deadKey(key), '1', 'EX', TTL_SECONDS);
      }),
  };
}
