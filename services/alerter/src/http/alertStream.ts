import type { Alert } from '@rasid/contracts';
import type { AlertStore } from '@rasid/search';

/** Where a reader of the stream stands: the last alert that it was told. */
export type Place = { readonly matchedAt: string; readonly id: string };

type Listener = {
  readonly ruleId: string;
  readonly tell: (alert: Alert) => void;
};

export type AlertStream = {
  /**
   * Tells of every alert of a rule from now on, and of those behind a place first, a few of which may be known. Gives
   * what ends it.
   */
  listen(listener: Listener, behind: Place | undefined): Promise<() => void>;
  /** Looks for new alerts; to be called again and again. */
  readonly poll: () => Promise<void>;
  listeners(): number;
};

/** An alert becomes searchable a moment after it was made, and a later one perhaps before it; so far back is looked again. */
const OVERLAP_MS = 5_000;
const MOST_MISSED = 500;

type Seat = Listener & { readonly fromMs: number; told: Map<string, string> };

/** Follows the alerts of all processes, as long as anybody listens. */
export function createAlertStream(
  store: Pick<AlertStore, 'all' | 'refresh'>,
  now: () => number,
): AlertStream {
  const seats = new Set<Seat>();
  let since = now();
  const poll = async (): Promise<void> => {
    if (seats.size === 0) return;
    const from = new Date(since - OVERLAP_MS).toISOString();
    const startedAt = now();
    await store.refresh();
    for await (const alert of store.all({ since: from })) for (const seat of seats) tellOnce(seat, alert);
    since = startedAt;
    for (const seat of seats)
      seat.told = new Map([...seat.told].filter(([, matchedAt]) => matchedAt >= from));
  };
  return {
    poll,
    listeners: () => seats.size,
    listen: async (listener, behind) => {
      if (seats.size === 0) since = now();
      const fromMs = behind ? Date.parse(behind.matchedAt) - OVERLAP_MS : now();
      const seat: Seat = { ...listener, fromMs, told: new Map(behind && [[behind.id, behind.matchedAt]]) };
      seats.add(seat);
      if (behind) await tellMissed(store, seat);
      return () => seats.delete(seat);
    },
  };
}

function tellOnce(seat: Seat, alert: Alert): void {
  const isMeant = alert.ruleId === seat.ruleId && Date.parse(alert.matchedAt) >= seat.fromMs;
  if (!isMeant || seat.told.has(alert.id)) return;
  seat.told.set(alert.id, alert.matchedAt);
  seat.tell(alert);
}

/** What has come behind the place, and once more the last moments before it, which may have come out of order. */
async function tellMissed(store: Pick<AlertStore, 'all'>, seat: Seat): Promise<void> {
  let count = 0;
  for await (const alert of store.all({ ruleId: seat.ruleId, since: new Date(seat.fromMs).toISOString() })) {
    tellOnce(seat, alert);
    if (++count === MOST_MISSED) return;
  }
}

export const writePlace = ({ matchedAt, id }: Place): string => `${matchedAt}/${id}`;

export function readPlace(text: string | undefined): Place | undefined {
  const [, matchedAt = '', id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)\/([0-9a-f]{32})$/.exec(text ?? '') ?? [];
  const isPlace = id !== undefined && !Number.isNaN(Date.parse(matchedAt));
  return isPlace ? { matchedAt, id } : undefined;
}
