import type { Alert } from '@rasid/contracts';
import type { AlertStore } from '@rasid/search';

/** Where a reader of the stream stands: the last alert that it was told. */
export type Place = { readonly matchedAt: string; readonly id: string };

export type Listener = {
  readonly ruleId: string;
  readonly tell: (alert: Alert) => void;
};

export type AlertStream = {
  /** Tells of every alert of a rule from now on, and of those behind a place first. Gives what ends it. */
  listen(listener: Listener, behind: Place | undefined): Promise<() => void>;
  /** Looks for new alerts; to be called again and again. */
  readonly poll: () => Promise<void>;
  listeners(): number;
};

/** An alert becomes searchable a moment after it was made; so far back is looked again. */
const OVERLAP_MS = 5_000;
const MOST_MISSED = 500;

/** Follows the alerts of all processes, as long as anybody listens. */
export function createAlertStream(store: Pick<AlertStore, 'all'>, now: () => number): AlertStream {
  const listening = new Set<Listener>();
  let told = new Map<string, string>();
  let since = now();
  const poll = async (): Promise<void> => {
    if (listening.size === 0) return;
    const from = new Date(since - OVERLAP_MS).toISOString();
    const startedAt = now();
    for await (const alert of store.all({ since: from })) {
      if (told.has(alert.id)) continue;
      told.set(alert.id, alert.matchedAt);
      for (const { ruleId, tell } of listening) if (ruleId === alert.ruleId) tell(alert);
    }
    since = startedAt;
    told = new Map([...told].filter(([, matchedAt]) => matchedAt >= from));
  };
  return {
    poll,
    listeners: () => listening.size,
    listen: async (listener, behind) => {
      if (listening.size === 0) since = now();
      if (behind) await tellMissed(store, listener, behind);
      listening.add(listener);
      return () => listening.delete(listener);
    },
  };
}

async function tellMissed(
  store: Pick<AlertStore, 'all'>,
  { ruleId, tell }: Listener,
  { matchedAt, id }: Place,
): Promise<void> {
  let count = 0;
  for await (const alert of store.all({ ruleId, since: matchedAt })) {
    if (alert.matchedAt === matchedAt && alert.id <= id) continue;
    tell(alert);
    if (++count === MOST_MISSED) return;
  }
}

export const writePlace = ({ matchedAt, id }: Place): string => `${matchedAt}/${id}`;

export function readPlace(text: string | undefined): Place | undefined {
  const [, matchedAt, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)\/([0-9a-f]{32})$/.exec(text ?? '') ?? [];
  return matchedAt !== undefined && id !== undefined ? { matchedAt, id } : undefined;
}
