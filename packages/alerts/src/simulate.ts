import type { Alert, AlertArticle, AlertRule } from '@rasid/contracts';
import { alertIdOf, unitOf } from './alertId.ts';
import { collectionUnit } from './collecting.ts';
import { draftAlert, draftDigest } from './draftAlert.ts';
import { joinStory } from './joinStory.ts';
import { leaveOut } from './leaveOut.ts';
import { nextDigestAt } from './nextDigestAt.ts';

const MINUTE_MS = 60_000;

export type Past = {
  readonly maxAgeMs: number;
  /** Whether the stream recorded a match by itself, of a rule that collects: it was muted, or tried without sending. */
  readonly stoodAlone?: (alertId: string) => boolean;
  /** When the stream first saw what a match is of (RFC 3339): the article may have been enriched again since. */
  readonly cameAt?: (alertId: string) => string | undefined;
  /** When the last alert before was due, of a rule of at most one in so many minutes. */
  readonly lastDueMs?: number | undefined;
};

/**
 * The alerts that a rule would have made of articles that its query finds, had it always been there: by the same
 * decisions as in the stream, under the same ids, in the order in which the articles came.
 */
export function simulate(rule: AlertRule, articles: readonly AlertArticle[], past: Past): Alert[] {
  const { muteUntil: _muted, ...schedule } = rule.schedule;
  const always: AlertRule = {
    ...rule,
    schedule,
    state: 'active',
    dryRun: false,
    createdAt: new Date(0).toISOString(),
  };
  const alerts = new Map<string, Alert>();
  const came = articles
    .map((article) => ({ article, cameAtMs: cameAtMsOf(always, article, past) }))
    .sort((a, b) => a.cameAtMs - b.cameAtMs);
  for (const { article, cameAtMs } of came) {
    if (leaveOut(always, article, { cameAtMs, maxAgeMs: past.maxAgeMs }) !== undefined) continue;
    const alert = draftAlert(always, article, cameAtMs);
    const known = alerts.get(alert.id);
    if (!known) alerts.set(alert.id, alert);
    else if (rule.grouping.by === 'story') alerts.set(alert.id, joinStory(known, article));
  }
  return collected(always, [...alerts.values()], past);
}

function cameAtMsOf(rule: AlertRule, article: AlertArticle, { cameAt }: Past): number {
  const known = cameAt?.(alertIdOf(rule.id, unitOf(rule, article)));
  return Date.parse(known ?? article.enrichedAt);
}

function collected(
  rule: AlertRule,
  alerts: readonly Alert[],
  { stoodAlone = () => false, lastDueMs = -Infinity }: Past,
): Alert[] {
  const { grouping, schedule } = rule;
  if (grouping.by !== 'digest' && grouping.by !== 'interval') return [...alerts];
  const alone = alerts.filter(({ id }) => stoodAlone(id));
  const together = alerts.filter(({ id }) => !stoodAlone(id));
  let last = lastDueMs;
  const dueOf = ({ matchedAt }: Alert): number => {
    const atMs = Date.parse(matchedAt);
    if (grouping.by === 'digest') return nextDigestAt(grouping, schedule.timeZone, atMs);
    if (atMs > last) last = Math.max(atMs, last + grouping.minutes * MINUTE_MS);
    return last;
  };
  const digests = [...Map.groupBy(together, dueOf)].map(([dueMs, members]) => {
    const articles = members.flatMap((member) => member.articles);
    return draftDigest(rule, collectionUnit(rule, dueMs), { articles, count: articles.length }, dueMs);
  });
  return [...alone, ...digests].sort((a, b) => a.matchedAt.localeCompare(b.matchedAt));
}
