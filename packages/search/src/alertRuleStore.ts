import { alertRuleSchema, channelSchema, indexNames, type AlertRule, type Channel } from '@rasid/contracts';
import type { SearchClient } from './client.ts';
import { createFollowedStore, type FollowedStore } from './listedStore.ts';

/** Rules of alerts. A removed one stays, marked as such. */
export const createAlertRuleStore = (client: SearchClient, namespace: string): FollowedStore<AlertRule> =>
  createFollowedStore(client, indexNames(namespace).alertRules, alertRuleSchema);

/** Channels of alerts. */
export const createChannelStore = (client: SearchClient, namespace: string): FollowedStore<Channel> =>
  createFollowedStore(client, indexNames(namespace).alertChannels, channelSchema);
