import { indexNames } from '@rasid/contracts';
import {
  alertAuditMapping,
  alertChannelMapping,
  alertMapping,
  alertRuleMapping,
  alertSettings,
  followedSettings,
} from './alertMappings.ts';
import type { SearchClient } from './client.ts';
import { createIfMissing } from './createIndex.ts';
import { withMappedErrors } from './errors.ts';

/** Creates the indices of rules, channels, alerts and their audit. May be called by any number of processes. */
export async function ensureAlertIndices(client: SearchClient, namespace: string): Promise<void> {
  const { alertRules, alertChannels, alerts, alertAudit } = indexNames(namespace);
  await withMappedErrors(async () => {
    await Promise.all([
      createIfMissing(client, alertRules, { settings: followedSettings, mappings: alertRuleMapping }),
      createIfMissing(client, alertChannels, { settings: followedSettings, mappings: alertChannelMapping }),
      createIfMissing(client, alerts, { settings: alertSettings, mappings: alertMapping }),
      createIfMissing(client, alertAudit, { settings: alertSettings, mappings: alertAuditMapping }),
    ]);
  });
}
