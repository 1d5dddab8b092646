import { deliverAlertJobSchema, type DeliverAlertJob } from '@rasid/contracts';
import type { JobVerdict } from '@rasid/queue';
import type { ChannelGate } from './channelGate.ts';
import type { DeliverAlert } from './deliverAlert.ts';
import type { AlertTo } from './deliveryQueue.ts';

export type DeliverAlertsParts = {
  readonly deliver: DeliverAlert;
  readonly gate: Pick<ChannelGate, 'admit'>;
  /** Has each looked at again after so many milliseconds. What can't be queued now is found by the sweeper. */
  readonly queueLater: (later: readonly (AlertTo & { readonly ms: number })[]) => Promise<void>;
};

/** Brings the alerts of a job to their channel. Those that it does not take now become jobs of their own. */
export function createDeliverAlerts({ deliver, gate, queueLater }: DeliverAlertsParts) {
  return async function deliverAlerts(job: DeliverAlertJob): Promise<JobVerdict> {
    const parsed = deliverAlertJobSchema.safeParse(job);
    if (!parsed.success) return { kind: 'done' }; // of an older version; the sweeper finds its alert
    const { alertIds, channelId } = parsed.data;
    const turn = gate.admit(channelId);
    if (turn.kind === 'wait') return { kind: 'delay', ms: turn.ms };
    const unanswered = new Set(alertIds);
    const deliverOne = async (alertId: string) => {
      const onAnswered = (): void => {
        unanswered.delete(alertId);
        if (unanswered.size === 0) turn.leave(); // what is left is to write it down
      };
      const verdict = await deliver({ alertId, channelId }, onAnswered).finally(onAnswered);
      return { alertId, channelId, verdict };
    };
    const [only, ...others] = alertIds;
    if (only !== undefined && others.length === 0) return (await deliverOne(only)).verdict;
    const results = await Promise.allSettled(alertIds.map(deliverOne));
    const later = results.flatMap((result) => {
      if (result.status === 'rejected' || result.value.verdict.kind === 'done') return [];
      const { verdict, ...target } = result.value;
      return [{ ...target, ms: verdict.ms }];
    });
    await queueLater(later);
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return { kind: 'done' };
  };
}
