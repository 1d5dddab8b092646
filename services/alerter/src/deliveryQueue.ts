import { createHash } from 'node:crypto';
import type { Alert, DeliverAlertJob } from '@rasid/contracts';
import type { JobQueue } from '@rasid/queue';

/** An alert on its way to a channel. */
export type AlertTo = { readonly alertId: string; readonly channelId: string };

const MOST_TOGETHER = 25;

/** Queues the deliveries that wait, those to one channel together. */
export const queueDeliveries = (jobs: JobQueue<DeliverAlertJob>, alerts: readonly Alert[]): Promise<void> =>
  jobs.addMany(jobsOf(alerts.flatMap(waitingOf)));

/** Queues each delivery alone, so that one whose job is there still gets no other, however often this is done. */
export const queueAlone = (jobs: JobQueue<DeliverAlertJob>, alerts: readonly Alert[]): Promise<void> =>
  jobs.addMany(alerts.flatMap(waitingOf).flatMap((target) => jobsOf([target])));

const waitingOf = ({ id, deliveries }: Alert): AlertTo[] =>
  deliveries.filter(({ state }) => state === 'waiting').map(({ channelId }) => ({ alertId: id, channelId }));

type Job = { readonly jobId: string; readonly data: DeliverAlertJob };

/** Jobs of few alerts each, to one channel. One alert alone is not queued twice; of more, the same ones are not. */
export function jobsOf(targets: readonly AlertTo[]): Job[] {
  return [...Map.groupBy(targets, ({ channelId }) => channelId)].flatMap(([channelId, all]) =>
    chunked(all.map(({ alertId }) => alertId)).map((alertIds) => ({
      jobId: `${nameOf(alertIds)}-${channelId}`,
      data: { alertIds, channelId },
    })),
  );
}

const chunked = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / MOST_TOGETHER) }, (_, i) =>
    ids.slice(i * MOST_TOGETHER, (i + 1) * MOST_TOGETHER),
  );

const nameOf = (ids: readonly string[]): string =>
  ids.length === 1 ? (ids[0] ?? '') : createHash('sha256').update(ids.join()).digest('hex');

/** Has each looked at again after a while, alone. */
export const queueLater = (
  jobs: JobQueue<DeliverAlertJob>,
  later: readonly (AlertTo & { readonly ms: number })[],
): Promise<void> =>
  jobs.addMany(
    later.flatMap(({ ms, ...target }) => jobsOf([target]).map((job) => ({ ...job, delayMs: ms }))),
  );
