import type { Alert, Severity } from '@rasid/contracts';
import { alertIdOf } from './alertId.ts';
import { settled } from './deliveryState.ts';
import { newDelivery } from './draftAlert.ts';

/** Something of Rasid itself that an operator should know. */
export type SystemProblem = {
  /** The same for the same trouble, such as `feed:sirte:broken`. */
  readonly key: string;
  readonly severity: Severity;
  readonly ar: string;
  readonly en: string;
};

const RULE = 'system';

/** An alert about Rasid itself: one for each trouble and day (UTC), as long as it lasts. */
export function draftSystemAlert(
  { key, severity, ar, en }: SystemProblem,
  channels: readonly string[],
  nowMs: number,
): Alert {
  const at = new Date(nowMs).toISOString();
  const unit = `system:${key}@${at.slice(0, 10)}`;
  const deliveries = channels.map((channelId) => newDelivery(channelId, 'primary', nowMs));
  return {
    id: alertIdOf(RULE, unit),
    kind: 'system',
    ruleId: RULE,
    ruleName: 'حال المنصة',
    owner: '',
    severity,
    tags: ['system'],
    unit,
    articles: [],
    articleCount: 0,
    further: { count: 0, outlets: [], articleCount: 0, articles: [] },
    notice: { ar, en },
    routing: {},
    matchedAt: at,
    dueAt: at,
    deliveries,
    ...settled(deliveries),
  };
}
