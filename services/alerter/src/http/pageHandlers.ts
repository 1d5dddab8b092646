import { acknowledge, showLocalMoment } from '@rasid/alerts';
import { isThere, sendPage, type Handler } from './exchange.ts';
import { acknowledged, confirmAcknowledge, confirmMute, muted, refused } from './pages.ts';

const ACTOR = 'link';
const DAY_MS = 86_400_000;

export const askToAcknowledge: Handler = async (alertId, { response, parts }) => {
  const alert = await parts.stores.alerts.get(alertId);
  if (!alert) return sendPage(response, 404, refused.gone);
  if (alert.acknowledgedBy !== undefined) return sendPage(response, 200, acknowledged(alert.acknowledgedBy));
  sendPage(response, 200, confirmAcknowledge(alert.articles[0]?.title ?? alert.ruleName));
};

export const doAcknowledge: Handler = async (alertId, { response, parts }) => {
  const now = parts.now();
  const alert = await parts.stores.alerts.change(alertId, (found) =>
    acknowledge(found, ACTOR, now.getTime()),
  );
  if (!alert) return sendPage(response, 404, refused.gone);
  const at = now.toISOString();
  await parts.record({ at, actor: ACTOR, action: 'acknowledged', subject: alertId, detail: {} });
  sendPage(response, 200, acknowledged(alert.acknowledgedBy ?? ACTOR));
};

export const askToMute: Handler = async (ruleId, { response, parts }) => {
  const rule = await parts.stores.rules.get(ruleId);
  if (isThere(rule)) sendPage(response, 200, confirmMute(rule.name));
  else sendPage(response, 404, refused.gone);
};

export const doMute: Handler = async (ruleId, { response, parts }) => {
  const now = parts.now();
  const at = now.toISOString();
  const muteUntil = new Date(now.getTime() + DAY_MS).toISOString();
  const rule = await parts.stores.rules.change(ruleId, (found) => {
    if (!isThere(found)) return undefined;
    const schedule = { ...found.schedule, muteUntil };
    return { ...found, schedule, updatedAt: at, revision: found.revision + 1 };
  });
  if (!isThere(rule)) return sendPage(response, 404, refused.gone);
  await parts.record({ at, actor: ACTOR, action: 'muted', subject: ruleId, detail: { muteUntil } });
  sendPage(response, 200, muted(showLocalMoment(Date.parse(muteUntil), rule.schedule.timeZone)));
};
