/** What a consumer is doing, for readiness. Times are milliseconds since the epoch. */
export type ProgressView = {
  readonly joined: boolean;
  /** Start of the oldest chunk that is being worked on. */
  readonly inFlightSince?: number;
  /** What is waited for, and since when it has not come. */
  readonly waitingFor?: string;
  readonly waitingSince?: number;
};
export type ConsumerProgress = () => ProgressView;

/** Keeps track of the chunks of all partitions of one consumer. */
export function createProgress(now: () => number = Date.now) {
  let joined = false;
  const inFlight = new Map<string, number>();
  const waits = new Map<string, { reason: string; since: number }>();
  const oldest = (times: Iterable<number>) =>
    [...times].reduce<number | undefined>((a, b) => Math.min(a ?? b, b), undefined);
  return {
    joined: (is: boolean) => {
      joined = is;
      waits.clear(); // the partitions may be others now
    },
    /** A chunk is taken; call what it returns when it is done with, well or not. */
    started: (partition: string) => {
      inFlight.set(partition, now());
      return () => inFlight.delete(partition);
    },
    waiting: (partition: string, reason: string) => {
      waits.set(partition, { reason, since: waits.get(partition)?.since ?? now() });
    },
    moved: (partition: string) => {
      waits.delete(partition);
    },
    view: (): ProgressView => {
      const inFlightSince = oldest(inFlight.values());
      const first = waits.values().next().value;
      return {
        joined,
        ...(inFlightSince !== undefined && { inFlightSince }),
        ...(first && { waitingFor: first.reason, waitingSince: first.since }),
      };
    },
  };
}

const STUCK_MS = 60_000;
const WAITING_MS = 10_000;

/** What keeps the consumer from being ready, in words; undefined when it is well. */
export function troubleOf(view: ProgressView, nowMs: number): string | undefined {
  if (!view.joined) return 'the consumer has not joined its group';
  if (view.waitingFor !== undefined && nowMs - (view.waitingSince ?? nowMs) > WAITING_MS) {
    return `waiting for ${Math.round((nowMs - (view.waitingSince ?? nowMs)) / 1000)} s: ${view.waitingFor}`;
  }
  if (view.inFlightSince !== undefined && nowMs - view.inFlightSince > STUCK_MS) {
    return `a chunk has been worked on for ${Math.round((nowMs - view.inFlightSince) / 1000)} s`;
  }
  return undefined;
}
