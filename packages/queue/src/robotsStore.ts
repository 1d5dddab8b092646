import { redisPrefixOf } from '@rasid/contracts';
import { withMappedErrors, type RedisClient } from './redis.ts';

/** What the robots.txt of an origin said, and how we know. */
export type KnownRobots = {
  /** In milliseconds since 1970. */
  readonly fetchedAt: number;
  /** `none`: the host says that there is none (a 4xx). `unreachable`: it could not be had. */
  readonly state: 'rules' | 'none' | 'unreachable';
  /** The file; of an unreachable one the last copy that was had. */
  readonly text?: string;
  /** Since when it has been unreachable, in milliseconds since 1970. */
  readonly unreachableSince?: number;
};

export type RobotsStore = {
  get(origin: string): Promise<KnownRobots | undefined>;
  put(origin: string, robots: KnownRobots): Promise<void>;
  /** Whether the caller is to fetch it: one process does at a time. */
  lock(origin: string): Promise<boolean>;
  unlock(origin: string): Promise<void>;
};

/** Long enough for a last copy to outlive a publisher's outage. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;
const LOCK_MS = 60_000;

/** Files of robots.txt, shared by all workers. What Redis lost is fetched again. */
export function createRobotsStore({ raw }: RedisClient, namespace: string): RobotsStore {
  const prefix = `${redisPrefixOf(namespace)}:robots`;
  return {
    get: (origin) =>
      withMappedErrors(async () => {
        const stored = await raw.get(`${prefix}:${origin}`);
        return stored === null ? undefined : (JSON.parse(stored) as KnownRobots);
      }),
    put: (origin, robots) =>
      withMappedErrors(async () => {
        await raw.set(`${prefix}:${origin}`, JSON.stringify(robots), 'EX', KEPT_SECONDS);
      }),
    lock: (origin) =>
      withMappedErrors(
        async () => (await raw.set(`${prefix}-lock:${origin}`, '1', 'PX', LOCK_MS, 'NX')) === 'OK',
      ),
    unlock: (origin) => withMappedErrors(async () => void (await raw.del(`${prefix}-lock:${origin}`))),
  };
}
