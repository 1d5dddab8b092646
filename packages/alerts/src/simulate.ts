import type { Alert, AlertArticle, AlertRule } from '@rasid/contracts';
import { draftAlert, draftDigest } from './draftAlert.ts';
import { joinStory } from './joinStory.ts';
import { leaveOut } from './leaveOut.ts';
import { nextDigestAt } from './nextDigestAt.ts';

const MINUTE_MS = 60_000;

/**
 * The alerts that a rule would have made of articles that its query finds, had it always been there: by the same
 * decisions as in the stream, under the same ids. Articles come in the order in which they were enriched.
 */
export function simulate(rule: AlertRule, articles: readonly AlertArticle[], maxAgeMs: number): Alert[] {
  const always: AlertRule = { ...rule, state: 'active', dryRun: false, createdAt: new Date(0).toISOString() };
  const alerts = new Map<string, Alert>();
  for (const article of articles) {
    const cameAtMs = Date.parse(article.enrichedAt);
    const awake = withoutMute(always);
    if (leaveOut(awake, article, { cameAtMs, maxAgeMs }) !== undefined) continue;
    const alert = draftAlert(awake, article, cameAtMs);
    const known = alerts.get(alert.id);
    if (!known) alerts.set(alert.id, alert);
    else if (rule.grouping.by === 'story') alerts.set(alert.id, joinStory(known, article));
  }
  return collected(always, [...alerts.values()]);
}

const withoutMute = (rule: AlertRule): AlertRule => {
  const { muteUntil: _muted, ...schedule } = rule.schedule;
  return { ...rule, schedule };
};

function collected(rule: AlertRule, alerts: readonly Alert[]): Alert[] {
  const { grouping, schedule } = rule;
  if (grouping.by !== 'digest' && grouping.by !== 'interval') return [...alerts];
  let last = -Infinity;
  const dueOf = ({ matchedAt }: Alert): number => {
    const atMs = Date.parse(matchedAt);
    if (grouping.by === 'digest') return nextDigestAt(grouping, schedule.timeZone, atMs);
    if (atMs > last) last = Math.max(atMs, last + grouping.minutes * MINUTE_MS);
    return last;
  };
  return [...Map.groupBy(alerts, dueOf)].map(([dueMs, members]) => {
    const articles = members.flatMap((member) => member.articles);
    return draftDigest(
      withoutMute(rule),
      collectionUnit(rule, dueMs),
      { articles, count: articles.length },
      dueMs,
    );
  });
}

/** What the one digest of a time is about. */
export const collectionUnit = ({ grouping: { by } }: Pick<AlertRule, 'grouping'>, dueMs: number): string =>
  `${by}:${new Date(dueMs).toISOString()}`;
