import { z } from 'zod';

/** Put before every topic, index, queue and key, so that several Rasids can share engines. Empty as a rule. */
export const namespaceSchema = z
  .string()
  .regex(
    /^([a-z0-9][a-z0-9-]{0,30}-)?$/,
    'expected lower-case letters, digits and hyphens, ending in a hyphen',
  );

/** Index and alias names; `articles` is an alias over monthly indices. */
export const indexNames = (namespace: string) => ({
  articles: `${namespace}articles`,
  feeds: `${namespace}feeds`,
  entities: `${namespace}entities`,
  alertRules: `${namespace}alert-rules`,
  alertChannels: `${namespace}alert-channels`,
  alerts: `${namespace}alerts`,
  alertAudit: `${namespace}alert-audit`,
  accounts: `${namespace}accounts`,
  apiTokens: `${namespace}api-tokens`,
});
export type IndexNames = ReturnType<typeof indexNames>;

/** The monthly index of an article, chosen by `firstSeenAt` (RFC 3339, UTC) alone: `articles-2026.11`. */
export const articleIndexOf = (namespace: string, firstSeenAt: string): string =>
  `${namespace}articles-${firstSeenAt.slice(0, 4)}.${firstSeenAt.slice(5, 7)}`;

export const queueNames = {
  fetchArticle: 'fetch-article',
  backfillFeed: 'backfill-feed',
  deliverAlert: 'deliver-alert',
} as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

/** Before every key of ours in Redis, BullMQ's included. */
export const redisPrefixOf = (namespace: string): string => `${namespace}rasid`;

export const topicNameOf = (namespace: string, name: string): string => `${namespace}${name}`;
