import type { Alert, DeliverAlertJob } from '@rasid/contracts';
import type { JobQueue } from '@rasid/queue';

/** Queues a job for each delivery that waits; one that is queued already is not queued twice. */
export const queueDeliveries = (jobs: JobQueue<DeliverAlertJob>, alerts: readonly Alert[]): Promise<void> =>
  jobs.addMany(
    alerts.flatMap(({ id, deliveries }) =>
      deliveries
        .filter(({ state }) => state === 'waiting')
        .map(({ channelId }) => ({
          jobId: `${id}-${channelId}`,
          data: { alertId: id, channelId },
        })),
    ),
  );
