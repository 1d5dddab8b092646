import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '@rasid/pipeline';
import type { HostGate, Lead, Placing, PollSchedule } from '@rasid/queue';
import type { Logger } from '@rasid/runtime';
import type { FeedSchedule } from '@rasid/search';
import { firstPlacings } from './schedule/firstPlacings.ts';

export type KeepScheduleParts = {
  readonly feeds: { schedules(changedSince?: string): AsyncIterable<FeedSchedule[]> };
  readonly schedule: Pick<PollSchedule, 'place' | 'prune' | 'isSeeded' | 'markSeeded'>;
  readonly gate: Pick<HostGate, 'hold'>;
  readonly lead: Lead;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Called after each round: undefined when all is well. */
  readonly onTrouble: (what: string | undefined) => void;
};

const EVERY_MS = 1_000;
const WHOLE_EVERY_MS = 60_000;
/** How far the clocks of operators' machines may be behind ours; what comes later still is found by the next whole round. */
const LOOKING_BACK_MS = 30_000;

/**
 * Keeps the schedule equal to the index of feeds, until the signal: each second what operators changed, each minute and
 * after Redis lost it all of it. One fetcher does so; which feeds are gone or paused is found out when they are due.
 */
export async function keepSchedule(parts: KeepScheduleParts): Promise<void> {
  const round = createRound(parts);
  while (!parts.signal.aborted) {
    try {
      await round();
      parts.onTrouble(undefined);
    } catch (thrown) {
      const reason = asError(thrown).message;
      parts.onTrouble(reason);
      parts.logger.warn({ reason }, 'the schedule could not be compared with the feeds');
    }
    await sleep(EVERY_MS, undefined, { signal: parts.signal }).catch(() => undefined);
  }
  await parts.lead.resign();
}

function createRound(parts: KeepScheduleParts): () => Promise<void> {
  let lastAt = 0;
  let lastWholeAt = 0;
  let wasLost = false;
  return async () => {
    if (!(await parts.lead.take())) return;
    const now = parts.now();
    const isSeeded = await parts.schedule.isSeeded();
    // who is polling when it gets lost puts that back within a second: nobody else is to poll the same feeds
    if (!isSeeded && !wasLost) return void (wasLost = true);
    wasLost = false;
    if (!isSeeded || now.getTime() - lastWholeAt >= WHOLE_EVERY_MS) {
      await placeAll(parts, now, isSeeded);
      lastWholeAt = now.getTime();
    } else {
      await placeChanged(parts, now, new Date(lastAt - LOOKING_BACK_MS));
    }
    lastAt = now.getTime();
  };
}

async function placeAll(
  { feeds, schedule, gate, logger }: KeepScheduleParts,
  now: Date,
  isSeeded: boolean,
): Promise<void> {
  const active = await activeOf(feeds.schedules());
  if (!isSeeded) await holdHosts(active, gate, now);
  const placed = await schedule.place(firstPlacings(active, now));
  const removed = await schedule.prune(new Set(active.map(({ id }) => id)));
  if (!isSeeded) await schedule.markSeeded();
  if (placed + removed > 0) logger.info({ placed, removed, of: active.length }, 'schedule changed');
}

async function placeChanged(
  { feeds, schedule, logger }: KeepScheduleParts,
  now: Date,
  since: Date,
): Promise<void> {
  const changed = await activeOf(feeds.schedules(since.toISOString()));
  const placings: Placing[] = firstPlacings(changed, now);
  const placed = placings.length > 0 ? await schedule.place(placings) : 0;
  if (placed > 0) logger.info({ placed }, 'schedule changed');
}

async function activeOf(pages: AsyncIterable<FeedSchedule[]>): Promise<FeedSchedule[]> {
  const active: FeedSchedule[] = [];
  for await (const page of pages) active.push(...page.filter(({ state }) => state === 'active'));
  return active;
}

/** What publishers asked for is known from the feeds as well. */
async function holdHosts(
  active: readonly FeedSchedule[],
  gate: Pick<HostGate, 'hold'>,
  now: Date,
): Promise<void> {
  for (const { url, heldUntil } of active) {
    const ms = heldUntil === undefined ? 0 : Date.parse(heldUntil) - now.getTime();
    if (ms > 0) await gate.hold(new URL(url).host, ms);
  }
}
