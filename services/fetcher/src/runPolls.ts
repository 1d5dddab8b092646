import { setTimeout as sleep } from 'node:timers/promises';
import type { Feed } from '@rasid/contracts';
import { asError, UnavailableError } from '@rasid/pipeline';
import { POLL_LEASE_MS, type PollSchedule, type PollTurn } from '@rasid/queue';
import type { Logger } from '@rasid/runtime';
import type { PollEnd } from './steps/pollFeed.ts';

export type RunPollsParts = {
  readonly schedule: PollSchedule;
  readonly feeds: { getMany(ids: readonly string[]): Promise<Map<string, Feed>> };
  readonly pollFeed: (turn: PollTurn, feed: Feed | undefined) => Promise<PollEnd>;
  /** Feeds polled at once. */
  readonly concurrency: number;
  readonly logger: Pick<Logger, 'warn'>;
  /** Ends the taking of turns; those under way are brought to their ends. */
  readonly signal: AbortSignal;
  readonly onEnd?: (turn: PollTurn, end: PollEnd, startedAt: Date) => void;
  readonly now: () => Date;
};

const MOST_AT_ONCE = 100;
/** Longest time between two looks at the schedule: an operator's change shows within it. */
const LOOK_MS = 250;
const RENEW_MS = POLL_LEASE_MS / 3;
/** A turn that met a dependency that is away is given back for so long. */
const AWAY_MS = 2_000;

/** Polls what is due, up to `concurrency` feeds at once, until the signal. Resolves when the last poll has ended. */
export async function runPolls(parts: RunPollsParts): Promise<void> {
  const { schedule, logger, signal, concurrency } = parts;
  const running = new Map<PollTurn, Promise<void>>();
  const renewing = setInterval(() => void renew([...running.keys()], parts), RENEW_MS);
  while (!signal.aborted) {
    const free = Math.min(concurrency - running.size, MOST_AT_ONCE);
    let restMs = LOOK_MS;
    if (free > 0) {
      try {
        const claim = await schedule.claim(free);
        if (!claim.isSeeded) await renew([...running.keys()], parts);
        for (const [turn, poll] of await start(claim.turns, parts)) {
          running.set(
            turn,
            poll.finally(() => running.delete(turn)),
          );
        }
        if (claim.turns.length === free) continue;
        restMs = Math.min(LOOK_MS, claim.nextMs ?? LOOK_MS);
      } catch (thrown) {
        logger.warn({ reason: asError(thrown).message }, 'no feed could be taken');
      }
    }
    await rest(restMs, free > 0 ? [] : running.values(), signal);
  }
  await Promise.all(running.values());
  clearInterval(renewing);
}

/** Sleeps, but not longer than until one of these polls ends. */
async function rest(ms: number, polls: Iterable<Promise<void>>, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  await Promise.race([sleep(ms, undefined, { signal: either }).catch(() => undefined), ...polls]);
  over.abort();
}

async function start(
  turns: readonly PollTurn[],
  parts: RunPollsParts,
): Promise<(readonly [PollTurn, Promise<void>])[]> {
  if (turns.length === 0) return [];
  try {
    const feeds = await parts.feeds.getMany(turns.map(({ feedId }) => feedId));
    return turns.map((turn) => [turn, poll(turn, feeds.get(turn.feedId), parts)] as const);
  } catch (thrown) {
    parts.logger.warn({ reason: asError(thrown).message }, 'the feeds that are due could not be read');
    return turns.map((turn) => [turn, giveBack(turn, parts)] as const);
  }
}

async function poll(turn: PollTurn, feed: Feed | undefined, parts: RunPollsParts): Promise<void> {
  const { schedule, logger } = parts;
  const startedAt = parts.now();
  try {
    const end = await parts.pollFeed(turn, feed);
    parts.onEnd?.(turn, end, startedAt);
    if (end.kind === 'ended') await schedule.end(turn, end.afterMs);
    else if (end.kind === 'deferred') await schedule.defer(turn, end);
    else await schedule.drop(turn);
  } catch (thrown) {
    const error = asError(thrown);
    if (!(error instanceof UnavailableError))
      logger.warn({ err: error, feedId: turn.feedId }, 'a poll failed');
    await giveBack(turn, parts);
  }
}

/** Where even that fails, the turn runs out by itself. */
async function giveBack(turn: PollTurn, { schedule }: RunPollsParts): Promise<void> {
  const afterMs = AWAY_MS * (1 + Math.random());
  await schedule.defer(turn, { afterMs, hasPlace: turn.hasPlace }).catch(() => false);
}

async function renew(turns: readonly PollTurn[], { schedule, logger }: RunPollsParts): Promise<void> {
  try {
    for (const { feedId } of await schedule.renew(turns))
      logger.warn({ feedId }, 'a poll took too long: another fetcher has its turn');
  } catch (thrown) {
    logger.warn({ reason: asError(thrown).message }, 'turns could not be kept');
  }
}
