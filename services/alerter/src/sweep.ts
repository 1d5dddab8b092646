import { escalate } from '@rasid/alerts';
import type { Alert, AuditEntry } from '@rasid/contracts';
import type { Mark } from '@rasid/queue';
import type { AlertStore } from '@rasid/search';

export type SweepParts = {
  readonly store: Pick<AlertStore, 'due' | 'change'>;
  readonly queue: (alerts: readonly Alert[]) => Promise<void>;
  readonly record: (entry: Omit<AuditEntry, 'at' | 'actor'>) => Promise<void>;
  /** Whoever is later than this, in milliseconds, is not only waiting for its turn or for an answer. */
  readonly lateMs: number;
  readonly now: () => number;
};

type LostParts = SweepParts & { readonly store: Pick<AlertStore, 'refresh'> };

const AT_ONCE = 500;

/** Queues again what should have been delivered and was not: its job was lost, or was never made. Redis may be flushed. */
export async function sweepLate({ store, queue, lateMs, now }: SweepParts): Promise<void> {
  let batch: Alert[] = [];
  for await (const alert of store.due('nextAttemptAt', iso(now() - lateMs))) {
    batch.push(alert);
    if (batch.length < AT_ONCE) continue;
    await queue(batch);
    batch = [];
  }
  await queue(batch);
}

/** The same; and all that is due, where Redis has forgotten its jobs. */
export async function sweepLost(parts: LostParts, mark: Mark): Promise<void> {
  const isForgotten = await mark.leave();
  if (isForgotten) await parts.store.refresh();
  await sweepLate(isForgotten ? { ...parts, lateMs: 0 } : parts);
}

/** Tells others of alerts that nobody has acknowledged in time. */
export async function sweepEscalations({
  store,
  queue,
  record,
  now,
}: Omit<SweepParts, 'lateMs'>): Promise<void> {
  for await (const { id } of store.due('escalateAt', iso(now()))) {
    const alert = await store.change(id, (found) =>
      isDue(found, now()) ? escalate(found, now()) : undefined,
    );
    if (!alert || alert.escalateAt !== undefined) continue;
    await queue([alert]);
    await record({ action: 'escalated', subject: id, detail: { rule: alert.ruleId } });
  }
}

const isDue = ({ escalateAt }: Alert, nowMs: number): boolean =>
  escalateAt !== undefined && Date.parse(escalateAt) <= nowMs;

const iso = (epochMs: number): string => new Date(epochMs).toISOString();
