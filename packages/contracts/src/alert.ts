import { z } from 'zod';
import { alertName, severities } from './alertRule.ts';
import { articleId, moment } from './moment.ts';

/** A piece of the original text that shows why the article matched; marks are UTF-16 units of the piece. */
export const passageSchema = z.object({
  field: z.enum(['title', 'summary', 'body']),
  text: z.string(),
  marks: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()])),
});
export type Passage = z.infer<typeof passageSchema>;

export const alertArticleSchema = z.object({
  id: articleId,
  version: z.int().positive(),
  storyId: articleId,
  title: z.string(),
  url: z.string(),
  source: z.object({ feedId: z.string(), name: z.string() }),
  publishedAt: moment.optional(),
  firstSeenAt: moment,
  enrichedAt: moment,
  lang: z.string(),
  topics: z.array(z.string()),
  countries: z.array(z.string()),
  passages: z.array(passageSchema),
});
export type AlertArticle = z.infer<typeof alertArticleSchema>;

export const deliverySchema = z.object({
  channelId: alertName,
  role: z.enum(['primary', 'fallback', 'escalation']),
  /** `parked`: given up; a person may have it tried again. */
  state: z.enum(['waiting', 'delivered', 'parked', 'cancelled']),
  attempts: z.int().nonnegative(),
  firstAttemptAt: moment.optional(),
  lastAttemptAt: moment.optional(),
  /** When it is tried, or tried again. */
  nextAttemptAt: moment,
  deliveredAt: moment.optional(),
  /** How many pieces of a message that needs several are with the channel already. */
  partsSent: z.int().nonnegative().optional(),
  /** What the other side answered. */
  status: z.int().optional(),
  /** Why the last attempt came to nothing. */
  reason: z.string().max(1_000).optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const alertStates = [
  'waiting',
  'delivered',
  'parked',
  'cancelled',
  /** Recorded only. */
  'muted',
  'dry_run',
  /** Waits to be part of another alert, is being taken into it, is part of it. */
  'collecting',
  'claimed',
  'collected',
] as const;

/** What the rule said when the alert was made. */
const routingSchema = z.object({
  fallback: z.object({ channel: alertName, afterMinutes: z.int() }).optional(),
  escalation: z.object({ channels: z.array(alertName), afterMinutes: z.int() }).optional(),
  template: z.string().optional(),
});

/** A document of the index `alerts`. That it is there is the decision; it is created once, under an id that follows from what it is about. */
export const alertSchema = z.object({
  id: articleId,
  kind: z.enum(['match', 'digest', 'system']),
  ruleId: alertName,
  ruleName: z.string(),
  owner: z.string(),
  severity: z.enum(severities),
  tags: z.array(z.string()),
  /** What this is the one alert of: `article:…`, `story:…`, `digest:…`. */
  unit: z.string(),
  state: z.enum(alertStates),
  /** One, or those of a digest, as many as fit. */
  articles: z.array(alertArticleSchema),
  articleCount: z.int().nonnegative(),
  /** What came of the story later: how many further outlets, which, how many articles, and those that are counted. */
  further: z.object({
    count: z.int().nonnegative(),
    outlets: z.array(z.string()),
    articleCount: z.int().nonnegative(),
    articles: z.array(z.string()),
  }),
  /** Of system alerts: what is the matter, in both languages. */
  notice: z.object({ ar: z.string(), en: z.string() }).optional(),
  routing: routingSchema,
  matchedAt: moment,
  /** Of matches that are collected: when their article came, by which it belongs to one alert or the next. */
  cameAt: moment.optional(),
  dueAt: moment,
  /** The soonest of its deliveries; missing when there is nothing more to do. */
  nextAttemptAt: moment.optional(),
  deliveries: z.array(deliverySchema),
  parkedChannels: z.array(alertName),
  /** The alert that this match was collected into; and of such an alert, the matches that it is made of. */
  partOf: articleId.optional(),
  members: z.array(articleId).optional(),
  acknowledgedAt: moment.optional(),
  acknowledgedBy: z.string().optional(),
  escalateAt: moment.optional(),
});
export type Alert = z.infer<typeof alertSchema>;

/** `alerts.matched.v1`: an alert was made, whatever becomes of its delivery. */
export const alertEventSchema = z.object({
  schema: z.literal('alerts.matched.v1'),
  id: articleId,
  ruleId: alertName,
  ruleName: z.string(),
  severity: z.enum(severities),
  tags: z.array(z.string()),
  state: z.enum(alertStates),
  article: alertArticleSchema,
  matchedAt: moment,
});
export type AlertEvent = z.infer<typeof alertEventSchema>;

/** The job `deliver-alert`: alerts that were made at once, to one channel. */
export const deliverAlertJobSchema = z.object({ alertIds: z.array(articleId).min(1), channelId: alertName });
export type DeliverAlertJob = z.infer<typeof deliverAlertJobSchema>;
