import { z } from 'zod';
import { moment } from './moment.ts';

export const auditActions = [
  'rule_added',
  'rule_changed',
  'rule_removed',
  'channel_added',
  'channel_changed',
  'channel_removed',
  'channel_disabled',
  'delivered',
  'failed',
  'parked',
  'retried',
  'acknowledged',
  'muted',
  'escalated',
] as const;

export const auditEntrySchema = z.object({
  at: moment,
  actor: z.string().max(200),
  action: z.enum(auditActions),
  /** The id of the rule, channel or alert. */
  subject: z.string().max(200),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A document of the index `alert-audit`, whose id is its number: entries that were written at once, chained to all before. */
export const auditBlockSchema = z.object({
  number: z.int().positive(),
  entries: z.array(auditEntrySchema).min(1),
  /** The hash of the block before; zeros for the first. */
  previous: sha256,
  hash: sha256,
});
export type AuditBlock = z.infer<typeof auditBlockSchema>;
