import type { Alert, AlertArticle, AlertRule, Delivery } from '@rasid/contracts';
import { nextActiveAt } from './activeHours.ts';
import { alertIdOf, unitOf } from './alertId.ts';
import { settled } from './deliveryState.ts';

const MINUTE_MS = 60_000;

/** Most articles that stand in one alert; the others are counted. */
const MOST_ARTICLES = 50;

/** The alert that a rule makes of an article that it matches at a moment, in milliseconds since 1970. */
export function draftAlert(
  rule: AlertRule,
  article: AlertArticle,
  nowMs: number,
  unit = unitOf(rule, article),
): Alert {
  const outcome = outcomeOf(rule, nowMs);
  return {
    ...alertOf(rule, unit, nowMs),
    kind: 'match',
    articles: [article],
    articleCount: 1,
    ...outcome,
    ...(outcome.state === 'collecting' && { cameAt: article.enrichedAt }),
  };
}

/** One alert of all that was collected, in the order in which it came. */
export function draftDigest(
  rule: AlertRule,
  unit: string,
  { articles, count }: { readonly articles: readonly AlertArticle[]; readonly count: number },
  nowMs: number,
): Alert {
  return {
    ...alertOf(rule, unit, nowMs),
    kind: 'digest',
    articles: articles.slice(0, MOST_ARTICLES),
    articleCount: count,
    ...(isMuted(rule, nowMs) ? { state: 'muted' } : toDeliver(rule, nowMs)),
  };
}

const alertOf = (rule: AlertRule, unit: string, nowMs: number) => ({
  id: alertIdOf(rule.id, unit),
  ruleId: rule.id,
  ruleName: rule.name,
  owner: rule.owner,
  severity: rule.severity,
  tags: rule.tags,
  unit,
  further: { count: 0, outlets: [], articleCount: 0, articles: [] },
  routing: {
    ...(rule.fallback && { fallback: rule.fallback }),
    ...(rule.escalation && { escalation: rule.escalation }),
    ...(rule.template !== undefined && { template: rule.template }),
  },
  matchedAt: iso(nowMs),
  dueAt: iso(nowMs),
  deliveries: [] as Delivery[],
  parkedChannels: [] as string[],
});

type Outcome = Pick<Alert, 'state'> &
  Partial<Pick<Alert, 'dueAt' | 'deliveries' | 'nextAttemptAt' | 'escalateAt'>>;

function outcomeOf(rule: AlertRule, nowMs: number): Outcome {
  if (rule.dryRun) return { state: 'dry_run' };
  if (isMuted(rule, nowMs)) return { state: 'muted' };
  const { by } = rule.grouping;
  return by === 'interval' || by === 'digest' ? { state: 'collecting' } : toDeliver(rule, nowMs);
}

export const isMuted = ({ schedule: { muteUntil } }: Pick<AlertRule, 'schedule'>, nowMs: number): boolean =>
  muteUntil !== undefined && Date.parse(muteUntil) > nowMs;

/** Due when the schedule lets it out; a story, when its further outlets were waited for. */
function toDeliver({ channels, grouping, schedule, escalation }: AlertRule, nowMs: number): Outcome {
  const waitMs = grouping.by === 'story' ? grouping.waitMinutes * MINUTE_MS : 0;
  const dueMs = nextActiveAt(schedule, nowMs + waitMs);
  const deliveries = channels.map((channelId): Delivery => newDelivery(channelId, 'primary', dueMs));
  return {
    dueAt: iso(dueMs),
    deliveries,
    ...settled(deliveries),
    ...(escalation && { escalateAt: iso(dueMs + escalation.afterMinutes * MINUTE_MS) }),
  };
}

export const newDelivery = (channelId: string, role: Delivery['role'], dueMs: number): Delivery => ({
  channelId,
  role,
  state: 'waiting',
  attempts: 0,
  nextAttemptAt: iso(dueMs),
});

const iso = (epochMs: number): string => new Date(epochMs).toISOString();
