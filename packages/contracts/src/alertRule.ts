import { z } from 'zod';
import { moment } from './moment.ts';

/** Of rules and channels: as they are named in commands and addresses. */
export const alertName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'expected lower-case letters, digits and hyphens, at most 64');

export const severities = ['low', 'normal', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** An IANA name that this machine's calendar knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'expected the name of a time zone, such as Africa/Tripoli');

/** Names that were looked up: thousands of rules have few of them, and looking one up is slow. */
const knownZones = new Set<string>();
const MOST_ZONES = 1_000;

function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0);
    if (knownZones.size < MOST_ZONES) knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}

const clockTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time such as 08:00, at most 24:00');
/** 1 is Monday, 7 Sunday (ISO 8601). */
const weekday = z.int().min(1).max(7);

/** Days and local times; `to` before `from` is of the next day. */
export const activeHoursSchema = z.object({
  days: z.array(weekday).min(1).max(7),
  from: clockTime,
  to: clockTime,
});
export type ActiveHours = z.infer<typeof activeHoursSchema>;

export const scheduleSchema = z.object({
  timeZone: timeZone.default('UTC'),
  /** When alerts may be delivered; those of other times wait. Empty means always. */
  activeHours: z.array(activeHoursSchema).max(20).default([]),
  /** Until then matches are recorded and never delivered. */
  muteUntil: moment.optional(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** What becomes one alert. */
export const groupingSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('article') }),
  /** Each story once; with `waitMinutes` further outlets are waited for before it goes out. */
  z.object({ by: z.literal('story'), waitMinutes: z.int().min(0).max(120).default(0) }),
  /** At most one in so many minutes, with all that came meanwhile. */
  z.object({ by: z.literal('interval'), minutes: z.int().min(1).max(10_080) }),
  /** At a time of the schedule's zone; `hour` is not asked of hourly ones, `weekday` of weekly ones only. */
  z.object({
    by: z.literal('digest'),
    every: z.enum(['hour', 'day', 'week']),
    hour: z.int().min(0).max(23).default(8),
    minute: z.int().min(0).max(59).default(0),
    weekday: weekday.default(7),
  }),
]);
export type Grouping = z.infer<typeof groupingSchema>;

const names = z.array(z.string().min(1).max(200)).max(100).default([]);

/** Narrow what the query finds; of each list any one is enough. */
export const ruleFiltersSchema = z.object({
  /** Outlets by name or feed id. */
  sources: names,
  excludedSources: names,
  /** Slugs or Arabic names. */
  topics: names,
  /** Codes or names. */
  countries: names,
  languages: names,
});
export type RuleFilters = z.infer<typeof ruleFiltersSchema>;

const channels = z.array(alertName).max(20);

/** A document of the index `alert-rules`: what a subscriber wants to be told. */
export const alertRuleSchema = z.object({
  id: alertName,
  name: z.string().min(1).max(200),
  /** In the query language of the search. */
  query: z.string().min(1).max(4_000),
  filters: ruleFiltersSchema.prefault({}),
  owner: z.string().max(200).default(''),
  tags: z.array(z.string().min(1).max(64)).max(50).default([]),
  severity: z.enum(severities).default('normal'),
  /** A removed rule stays as a document, so that every process learns of it. */
  state: z.enum(['active', 'paused', 'removed']).default('active'),
  /** Matches are recorded and never delivered. */
  dryRun: z.boolean().default(false),
  schedule: scheduleSchema.prefault({}),
  grouping: groupingSchema.prefault({ by: 'article' }),
  /** An article that is updated alerts again. */
  onUpdate: z.boolean().default(false),
  /** Articles that were already old when they were first seen alert as well. */
  includeOld: z.boolean().default(false),
  channels: channels.default([]),
  /** Where an alert goes if a channel has not taken it after so long, or refuses it for good. */
  fallback: z.object({ channel: alertName, afterMinutes: z.int().min(0).max(1_440).default(15) }).optional(),
  /** Who is told if nobody has acknowledged the alert after so long. */
  escalation: z.object({ channels: channels.min(1), afterMinutes: z.int().min(1).max(10_080) }).optional(),
  /** Text in place of the usual one, with `{title}` and the like. */
  template: z.string().max(2_000).optional(),
  createdAt: moment,
  updatedAt: moment,
  /** Rises with each change. */
  revision: z.int().positive().default(1),
  /** Set where the rule fires far more or far less than it used to. */
  warning: z.object({ at: moment, message: z.string().max(1_000) }).optional(),
});
export type AlertRule = z.infer<typeof alertRuleSchema>;
