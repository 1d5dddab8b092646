import type { AuditEntry } from '@rasid/contracts';
import {
  createAlertRuleStore,
  createAlertStore,
  createAuditStore,
  createAuditTrail,
  createChannelStore,
  type SearchClient,
} from '@rasid/search';

const AUDIT_SPACING_MS = 40;

/** What the alerter keeps in Elasticsearch. `record` writes into the audit in the service's name. */
export function openStores(client: SearchClient, namespace: string) {
  const trail = createAuditTrail(createAuditStore(client, namespace), AUDIT_SPACING_MS);
  return {
    rules: createAlertRuleStore(client, namespace),
    channels: createChannelStore(client, namespace),
    alerts: createAlertStore(client, namespace),
    /** In the name of whoever the entry says. */
    recordAs: (entry: AuditEntry): Promise<void> => trail.record(entry),
    record: (entry: Omit<AuditEntry, 'at' | 'actor'>): Promise<void> =>
      trail.record({ at: new Date().toISOString(), actor: 'alerter', ...entry }),
  };
}
export type Stores = ReturnType<typeof openStores>;
