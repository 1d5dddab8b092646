import { randomUUID } from 'node:crypto';
import { redisPrefixOf } from '@rasid/contracts';
import * as lua from './pollScheduleScripts.ts';
import { withMappedErrors, type RedisClient } from './redis.ts';
import { createScript, type Clock } from './script.ts';

/** The right to poll a feed now, until it is ended, deferred or dropped, or runs out since nobody renews it. */
export type PollTurn = {
  readonly feedId: string;
  readonly token: string;
  /** When the poll was due, in milliseconds since 1970, before any wait for its host. */
  readonly dueAt: number;
  /** It was put off before, since its host was busy. */
  readonly hasWaited: boolean;
  /** It has its place among those who wait for its host. */
  readonly hasPlace: boolean;
};

export type Claim = {
  readonly turns: readonly PollTurn[];
  /** Milliseconds until the next feed is due; missing where no feed is scheduled. */
  readonly nextMs: number | undefined;
  /** False where the schedule was never made, or was lost. */
  readonly isSeeded: boolean;
};

/**
 * What becomes of a feed that is scheduled already: `keep` leaves it; `sooner` brings it forward unless it is being
 * polled, was polled just now, or waits for its host; `again` has it polled once more, as soon as it is free.
 */
export type PlaceMode = 'keep' | 'sooner' | 'again';

export type Placing = { readonly feedId: string; readonly afterMs: number; readonly mode: PlaceMode };

export type PutOff = {
  readonly afterMs: number;
  readonly hasPlace: boolean;
  /** For how long the publisher asked to be left alone; the feed was not due before. */
  readonly heldMs?: number;
};

export type PollSchedule = {
  /** Takes up to `count` feeds that are due, the most overdue first. Nobody else gets them meanwhile. */
  claim(count: number): Promise<Claim>;
  /** Keeps turns for another while, except those that were ended; takes them again where Redis has lost them. Answers those that are somebody else's by now. */
  renew(turns: readonly PollTurn[]): Promise<PollTurn[]>;
  /** Ends a turn; the feed is due again after so long. False where the turn had run out or the feed is no longer scheduled. */
  end(turn: PollTurn, afterMs: number): Promise<boolean>;
  /** Puts a turn off, since the feed's host is busy. */
  defer(turn: PollTurn, putOff: PutOff): Promise<boolean>;
  /** Takes a feed from the schedule that is gone or not active. */
  drop(turn: PollTurn): Promise<void>;
  /** Answers how many were added or moved. */
  place(placings: readonly Placing[]): Promise<number>;
  /** A feed that is scheduled is due after so long, or once more where it is being polled. False where it is not scheduled. */
  soon(feedId: string, afterMs: number): Promise<boolean>;
  /** Takes every feed from the schedule that is not wanted. Answers how many there were. */
  prune(wanted: ReadonlySet<string>): Promise<number>;
  isSeeded(): Promise<boolean>;
  markSeeded(): Promise<void>;
};

/** A poll whose process died is given to another one after so long. */
export const POLL_LEASE_MS = 30_000;

/** What is known of a feed's poll may not be seen for so long by who asks the index for all feeds. */
const SETTLING_MS = 10_000;

const PAGE = 500;

/**
 * Which feed is due when: a sorted set, from which each fetcher takes what is due. No feed is with two of them: a turn
 * is a lease under a token. Redis may lose all of it: the index of feeds knows when each is due.
 */
export function createPollSchedule({ raw }: RedisClient, namespace: string, clock?: Clock): PollSchedule {
  const prefix = `${redisPrefixOf(namespace)}:schedule`;
  const seeded = `${prefix}:seeded`;
  const due = `${prefix}:due`;
  const keys = [due, ...['leases', 'places', 'again', 'ended'].map((name) => `${prefix}:${name}`)];
  const script = (text: string) => createScript(raw, text, clock);
  const [claim, renew, end, drop, place] = [lua.CLAIM, lua.RENEW, lua.END, lua.DROP, lua.PLACE].map(script);
  if (!claim || !renew || !end || !drop || !place) throw new Error('unreachable');
  // a renewal that overtook the end of its turn would take it again, and have the feed polled twice
  const finished = new WeakSet<PollTurn>();
  const finish = (turn: PollTurn, afterMs: number, ...putOff: (string | number)[]): Promise<boolean> =>
    withMappedErrors(async () => {
      finished.add(turn);
      const wait = Math.max(0, Math.round(afterMs));
      return (await end(keys, turn.feedId, turn.token, wait, ...putOff)) === 1;
    });
  const placeAll = (placings: readonly Placing[]): Promise<number> =>
    withMappedErrors(async () => {
      let placed = 0;
      for (const page of pagesOf(placings, PAGE)) {
        const args = page.flatMap(({ feedId, afterMs, mode }) => [feedId, Math.round(afterMs), mode]);
        placed += Number(await place(keys, SETTLING_MS, ...args));
      }
      return placed;
    });
  return {
    claim: (count) =>
      withMappedErrors(async () => {
        const token = randomUUID();
        return readClaim(await claim([...keys, seeded], count, POLL_LEASE_MS, token), token);
      }),
    renew: (turns) =>
      withMappedErrors(async () => {
        const kept = turns.filter((turn) => !finished.has(turn));
        if (kept.length === 0) return [];
        const args = kept.flatMap(({ feedId, token, dueAt }) => [feedId, token, dueAt]);
        const lost = new Set((await renew(keys, POLL_LEASE_MS, ...args)) as string[]);
        return kept.filter(({ feedId }) => lost.has(feedId));
      }),
    end: (turn, afterMs) => finish(turn, afterMs, '', '', 0),
    defer: (turn, { afterMs, hasPlace, heldMs = 0 }) =>
      finish(turn, afterMs, turn.dueAt, hasPlace ? 1 : 0, Math.round(heldMs)),
    drop: (turn) => {
      finished.add(turn);
      return withMappedErrors(async () => void (await drop(keys, turn.token, turn.feedId)));
    },
    place: placeAll,
    soon: async (feedId, afterMs) => {
      const isScheduled = (await withMappedErrors(() => raw.zscore(due, feedId))) !== null;
      if (isScheduled) await placeAll([{ feedId, afterMs, mode: 'again' }]);
      return isScheduled;
    },
    prune: (wanted) =>
      withMappedErrors(async () => {
        const present = await raw.zrange(due, 0, '-1');
        const gone = present.filter((id) => !wanted.has(id));
        for (const page of pagesOf(gone, PAGE)) await drop(keys, '', ...page);
        return gone.length;
      }),
    isSeeded: () => withMappedErrors(async () => (await raw.exists(seeded)) === 1),
    markSeeded: () => withMappedErrors(async () => void (await raw.set(seeded, '1'))),
  };
}

function readClaim(answer: unknown, token: string): Claim {
  const [isSeeded, nextMs, ...rest] = answer as [number, number, ...string[]];
  const turns = pagesOf(rest, 3).map(([feedId = '', dueAt, place]) => ({
    feedId,
    token,
    dueAt: Number(dueAt),
    hasWaited: place !== '',
    hasPlace: place === '1',
  }));
  return { turns, isSeeded: isSeeded === 1, nextMs: nextMs < 0 ? undefined : nextMs };
}

const pagesOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
