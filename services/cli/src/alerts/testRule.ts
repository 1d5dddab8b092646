import { alertIdOf, intervalDueMs, readRuleQuery, simulate, toAlertArticle, unitOf } from '@rasid/alerts';
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

type TestParts = Pick<Alerts, 'client' | 'alerts'> & {
  readonly context: { readonly namespace: string; readonly maxAgeHours: number };
};

const HOUR_MS = 3_600_000;

/** What a rule would have sent since then (RFC 3339), from the index, held against what the stream did send. */
export async function testRule(parts: TestParts, rule: AlertRule, since: string): Promise<RuleTest> {
  const { alerts: store, context } = parts;
  const articles = await findArticles(parts, rule, since);
  await store.refresh();
  const made = new Map<string, Alert>();
  for await (const alert of store.all({ ruleId: rule.id, since })) made.set(alert.id, alert);
  const simulated = simulate(rule, articles, {
    maxAgeMs: context.maxAgeHours * HOUR_MS,
    stoodAlone: (id) => ['muted', 'dry_run'].includes(made.get(id)?.state ?? ''),
    cameAt: (id) => made.get(id)?.articles[0]?.enrichedAt,
    lastDueMs: await lastDueMs(parts, rule, made.values(), since),
  });
  const alerts: Tested[] = [];
  for (const alert of simulated) {
    const inStream = made.get(alert.id) ?? (await store.get(alert.id));
    if (inStream && inStream.matchedAt < since) continue; // of a story, say, that was told before
    alerts.push({
      ...alert,
      inStream: inStream?.state ?? 'none',
      beforeRule: alert.matchedAt < rule.createdAt,
    });
  }
  const ids = new Set(alerts.map(({ id }) => id));
  const onlyInStream = [...made.values()].filter(
    ({ id, partOf, kind, state }) =>
      !ids.has(id) && partOf === undefined && kind !== 'system' && state !== 'collecting',
  );
  return { alerts, onlyInStream };
}

/** Articles that the rule's query finds, but for those that came again since and were decided on before. */
async function findArticles(
  { client, context, alerts }: TestParts,
  rule: AlertRule,
  since: string,
): Promise<AlertArticle[]> {
  const read = readRuleQuery(rule);
  if (!read.ok) throw new Error(`query: ${read.error.message.en}`);
  const articles: AlertArticle[] = [];
  const request = { query: toElasticsearch(read.query), since };
  for await (const { id, document } of matchingArticles(client, context.namespace, request))
    articles.push(toAlertArticle(id, document, createPassageFinder(document)(read.query)));
  const wasDecided = async (article: AlertArticle): Promise<boolean> => {
    if (article.firstSeenAt >= since) return false;
    const alert = await alerts.get(alertIdOf(rule.id, unitOf(rule, article)));
    return alert !== undefined && alert.matchedAt < since;
  };
  const known = await Promise.all(articles.map(wasDecided));
  return articles.filter((_, i) => !known[i]);
}

/** Of a rule of at most one alert in so many minutes, when the last one with articles of before was due. */
async function lastDueMs(
  { alerts }: TestParts,
  rule: AlertRule,
  made: Iterable<Alert>,
  since: string,
): Promise<number | undefined> {
  if (rule.grouping.by !== 'interval') return undefined;
  const before = await alerts.history({ ruleId: rule.id, kind: 'digest', before: since }, 1);
  const digests = [...before, ...made].filter(
    ({ kind, articles }) => kind === 'digest' && articles.some(({ enrichedAt }) => enrichedAt < since),
  );
  return digests.length > 0 ? Math.max(...digests.map(intervalDueMs)) : undefined;
}
