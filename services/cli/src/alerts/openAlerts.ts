import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createSecretBox, loadSecretKey, type SecretBox } from '@rasid/channels';
import { queueNames, type AuditEntry, type DeliverAlertJob } from '@rasid/contracts';
import { openJobQueue } from '@rasid/queue';
import {
  createAlertRuleStore,
  createAlertStore,
  createAuditStore,
  createAuditTrail,
  createChannelStore,
  createSearchClient,
  ensureAlertIndices,
  type SearchClient,
} from '@rasid/search';
import type { Context } from '../context.ts';

/** All that commands about alerts work on. `record` writes into the audit in the name of whoever is at the terminal. */
function openAlerts(client: SearchClient, context: Context) {
  const { namespace, redisUrl } = context;
  const audit = createAuditStore(client, namespace);
  const trail = createAuditTrail(audit);
  return {
    client,
    context,
    rules: createAlertRuleStore(client, namespace),
    channels: createChannelStore(client, namespace),
    alerts: createAlertStore(client, namespace),
    audit,
    record: (entry: Omit<AuditEntry, 'at' | 'actor'>): Promise<void> =>
      trail.record({ at: new Date().toISOString(), actor: actorName(), ...entry }),
    /** Queues the deliveries of alerts that wait; where that is not possible now, the alerter finds them soon. */
    queue: async (targets: readonly { alertId: string; channelId: string }[]): Promise<void> => {
      const queue = openJobQueue<DeliverAlertJob>({ redisUrl, namespace }, queueNames.deliverAlert, 1);
      try {
        await queue.addMany(
          targets.map(({ alertId, channelId }) => ({
            jobId: `${alertId}-${channelId}`,
            data: { alertIds: [alertId], channelId },
          })),
        );
      } catch {
        // the alerter's sweeper queues what is late
      } finally {
        await queue.close();
      }
    },
  };
}
export type Alerts = ReturnType<typeof openAlerts>;

const actorName = (): string => {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    return 'cli'; // a user without a name, as in containers
  }
};

/** The box of secrets, under the same key as the alerter's. */
export const openSecretBox = ({ secretKey: given, secretKeyFile, home }: Context): SecretBox =>
  createSecretBox(loadSecretKey({ given, path: secretKeyFile || join(home, 'secret.key') }));

export async function withAlerts<T>(context: Context, work: (alerts: Alerts) => Promise<T>): Promise<T> {
  const client = createSearchClient({ url: context.elasticsearchUrl, apiKey: context.elasticsearchApiKey });
  try {
    await ensureAlertIndices(client, context.namespace);
    return await work(openAlerts(client, context));
  } finally {
    await client.close();
  }
}
