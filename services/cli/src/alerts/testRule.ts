import { readRuleQuery, simulate, toAlertArticle } from '@rasid/alerts';
import type { Alert, AlertArticle, AlertRule } from '@rasid/contracts';
import { createPassageFinder, toElasticsearch } from '@rasid/query';
import { matchingArticles } from '@rasid/search';
import type { Alerts } from './openAlerts.ts';

type Tested = Alert & {
  /** What the stream made of it: its alert's state, or that it made none. */
  readonly inStream: Alert['state'] | 'none';
  /** Came before the rule was made: the stream had no say. */
  readonly beforeRule: boolean;
};

export type RuleTest = {
  readonly alerts: readonly Tested[];
  /** Alerts that the stream made since then and the test did not: articles that have changed or gone. */
  readonly onlyInStream: readonly Alert[];
};

const HOUR_MS = 3_600_000;

/** What a rule would have sent since then, from the index, held against what the stream did send. */
export async function testRule(alerts: Alerts, rule: AlertRule, since: string): Promise<RuleTest> {
  const read = readRuleQuery(rule);
  if (!read.ok) throw new Error(`query: ${read.error.message.en}`);
  const { client, context } = alerts;
  const articles: AlertArticle[] = [];
  const request = { query: toElasticsearch(read.query), since };
  for await (const { id, document } of matchingArticles(client, context.namespace, request))
    articles.push(toAlertArticle(id, document, createPassageFinder(document)(read.query)));
  const simulated = simulate(rule, articles, context.maxAgeHours * HOUR_MS);
  await alerts.alerts.refresh();
  const made = new Map<string, Alert>();
  for await (const alert of alerts.alerts.all({ ruleId: rule.id, since })) made.set(alert.id, alert);
  const ids = new Set(simulated.map(({ id }) => id));
  return {
    alerts: simulated.map((alert) => ({
      ...alert,
      inStream: made.get(alert.id)?.state ?? 'none',
      beforeRule: alert.matchedAt < rule.createdAt,
    })),
    onlyInStream: [...made.values()].filter(
      ({ id, partOf, kind }) => !ids.has(id) && partOf === undefined && kind !== 'system',
    ),
  };
}
