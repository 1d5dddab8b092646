import { topics, type Alert, type AlertEvent } from '@rasid/contracts';
import type { TopicProducer } from '@rasid/kafka';

/** Sends alerts of articles to `alerts.matched.v1`, those of one rule in order. */
export async function publishAlerts(producer: TopicProducer, alerts: readonly Alert[]): Promise<void> {
  const records = alerts.flatMap((alert) => {
    const event = toEvent(alert);
    return event ? [{ key: alert.ruleId, value: JSON.stringify(event) }] : [];
  });
  if (records.length > 0) await producer.send(topics.alerts.name, records);
}

function toEvent({
  id,
  ruleId,
  ruleName,
  severity,
  tags,
  state,
  articles,
  matchedAt,
}: Alert): AlertEvent | undefined {
  const [article] = articles;
  return (
    article && {
      schema: 'alerts.matched.v1',
      id,
      ruleId,
      ruleName,
      severity,
      tags,
      state,
      article,
      matchedAt,
    }
  );
}
