import { createHash, randomUUID } from 'node:crypto';
import { queueNames, redisPrefixOf, type Feed } from '@rasid/contracts';
import { Queue } from 'bullmq';
import type { QueueConnection } from './jobQueue.ts';
import { closeWithin, createRedis, withMappedErrors, type RedisClient } from './redis.ts';

/** The job `poll-feed`. */
export type PollFeedJob = { readonly feedId: string };

type ScheduleChanges = { readonly added: number; readonly changed: number; readonly removed: number };

export type PollScheduler = {
  /** Makes the schedules those of the active feeds, or does nothing where another process is doing it. */
  reconcile(feeds: readonly Feed[]): Promise<ScheduleChanges | undefined>;
  close(): Promise<void>;
};

const LEADER_MS = 15_000;
const CLOSE_MS = 2_000;
const PAGE = 1_000;
/** Changes made in one go: well within the leader's time, so that there is never a second one at work. */
const MOST_CHANGES = 500;

/** Takes or keeps the lead. ARGV: who, for how long. */
const LEAD = `
local leader = redis.call('GET', KEYS[1])
if leader and leader ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;
const RESIGN = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`;

/** Schedules live in Redis, and are made again from the index of feeds whenever they are not what it says. */
export function openPollScheduler(connection: QueueConnection): PollScheduler {
  const redis = createRedis(connection.redisUrl);
  const prefix = redisPrefixOf(connection.namespace);
  const queue = new Queue<PollFeedJob>(queueNames.pollFeed, { connection: redis.raw, prefix });
  queue.on('error', () => undefined);
  const lead = createLead(redis, `${prefix}:schedule-leader`);
  return {
    reconcile: (feeds) =>
      withMappedErrors(async () => {
        if (!(await lead.take())) return undefined;
        return reconcile(queue, feeds, Date.now());
      }),
    close: async () => {
      await closeWithin(CLOSE_MS, Promise.allSettled([lead.resign(), queue.close()]));
      await redis.close();
    },
  };
}

/** One process leads; another takes over when it resigns, or soon after it died. */
function createLead({ raw }: RedisClient, key: string) {
  const me = randomUUID();
  return {
    take: async (): Promise<boolean> => (await raw.eval(LEAD, 1, key, me, LEADER_MS)) === 1,
    resign: () => raw.eval(RESIGN, 1, key, me),
  };
}

async function reconcile(
  queue: Queue<PollFeedJob>,
  feeds: readonly Feed[],
  nowMs: number,
): Promise<ScheduleChanges> {
  const wanted = new Map(feeds.filter(({ state }) => state === 'active').map((feed) => [feed.id, feed]));
  const present = await listSchedules(queue);
  const gone = [...present.keys()].filter((id) => !wanted.has(id)).slice(0, MOST_CHANGES);
  const other = [...wanted.values()].filter(({ id, intervalMs }) => present.get(id) !== intervalMs);
  const changes = { added: 0, changed: 0, removed: gone.length };
  for (const id of gone) await queue.removeJobScheduler(id);
  for (const feed of other.slice(0, MOST_CHANGES)) {
    await schedule(queue, feed);
    if (present.has(feed.id)) {
      changes.changed++;
      continue;
    }
    changes.added++;
    if (isOverdue(feed, nowMs)) await pollNow(queue, feed.id);
  }
  return changes;
}

/** Feeds whose schedules were lost, but that were polled just now, wait for their turn: else all would go at once. */
const isOverdue = ({ intervalMs, health: { lastPolledAt } }: Feed, nowMs: number): boolean =>
  lastPolledAt === undefined || Date.parse(lastPolledAt) + intervalMs <= nowMs;

async function listSchedules(queue: Queue<PollFeedJob>): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; ; start += PAGE) {
    const page = await queue.getJobSchedulers(start, start + PAGE - 1, true);
    for (const { key, every } of page) found.set(key, Number(every ?? 0));
    if (page.length < PAGE) return found;
  }
}

/** A feed's place within its interval comes from its id, so that feeds of one interval don't all fire at once. */
const schedule = (queue: Queue<PollFeedJob>, { id, intervalMs }: Feed) =>
  queue.upsertJobScheduler(
    id,
    { every: intervalMs, offset: offsetOf(id, intervalMs) },
    { name: queueNames.pollFeed, data: { feedId: id }, opts: { removeOnComplete: true, removeOnFail: true } },
  );

/** From 1 to `intervalMs` - 1: BullMQ takes 0 for no offset. */
export const offsetOf = (feedId: string, intervalMs: number): number =>
  1 + (createHash('sha256').update(feedId).digest().readUInt32BE(0) % (intervalMs - 1));

/** A feed that is new, or was paused, does not wait for its first turn. */
const pollNow = (queue: Queue<PollFeedJob>, feedId: string) =>
  queue.add(
    queueNames.pollFeed,
    { feedId },
    { jobId: `first-${feedId}`, removeOnComplete: true, removeOnFail: true },
  );
