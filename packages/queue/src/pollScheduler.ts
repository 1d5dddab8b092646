import { createHash } from 'node:crypto';
import { queueNames, redisPrefixOf, type Feed } from '@rasid/contracts';
import { Queue } from 'bullmq';
import type { QueueConnection } from './jobQueue.ts';
import { createRedis, withMappedErrors } from './redis.ts';

/** The job `poll-feed`. */
export type PollFeedJob = { readonly feedId: string };

export type ScheduleChanges = { readonly added: number; readonly changed: number; readonly removed: number };

export type PollScheduler = {
  /** Makes the schedules those of the active feeds, or does nothing where another process is doing it. */
  reconcile(feeds: readonly Feed[]): Promise<ScheduleChanges | undefined>;
  close(): Promise<void>;
};

const LEADER_MS = 30_000;
const PAGE = 1_000;

/** Schedules live in Redis, and are made again from the index of feeds whenever they are not what it says. */
export function openPollScheduler(connection: QueueConnection): PollScheduler {
  const redis = createRedis(connection.redisUrl);
  const prefix = redisPrefixOf(connection.namespace);
  const queue = new Queue<PollFeedJob>(queueNames.pollFeed, { connection: redis.raw, prefix });
  queue.on('error', () => undefined);
  const leader = `${prefix}:schedule-leader`;
  const me = `${process.pid}-${Math.random()}`;
  return {
    reconcile: (feeds) =>
      withMappedErrors(async () => {
        const taken = await redis.raw.set(leader, me, 'PX', LEADER_MS, 'NX');
        if (taken !== 'OK' && (await redis.raw.get(leader)) !== me) return undefined;
        await redis.raw.pexpire(leader, LEADER_MS);
        return reconcile(queue, feeds);
      }),
    close: async () => {
      await queue.close();
      await redis.close();
    },
  };
}

async function reconcile(queue: Queue<PollFeedJob>, feeds: readonly Feed[]): Promise<ScheduleChanges> {
  const wanted = new Map(feeds.filter(({ state }) => state === 'active').map((feed) => [feed.id, feed]));
  const present = await listSchedules(queue);
  const changes = { added: 0, changed: 0, removed: 0 };
  for (const id of present.keys()) {
    if (wanted.has(id)) continue;
    await queue.removeJobScheduler(id);
    changes.removed++;
  }
  for (const feed of wanted.values()) {
    const every = present.get(feed.id);
    if (every === feed.intervalMs) continue;
    await schedule(queue, feed);
    if (every !== undefined) changes.changed++;
    else {
      changes.added++;
      await pollNow(queue, feed.id);
    }
  }
  return changes;
}

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

/** A new feed does not wait for its first turn. */
const pollNow = (queue: Queue<PollFeedJob>, feedId: string) =>
  queue.add(
    queueNames.pollFeed,
    { feedId },
    { jobId: `first-${feedId}`, removeOnComplete: true, removeOnFail: true },
  );
