import { acknowledge, retryParked } from '@rasid/alerts';
import type { Alert } from '@rasid/contracts';
import colors from 'picocolors';
import { printJson, type Json } from '../output.ts';
import type { Alerts } from './openAlerts.ts';
import { findRule } from './ruleActions.ts';
import { withOptions } from './ruleOptions.ts';
import { showAlert } from './showAlert.ts';
import { testRule } from './testRule.ts';

export async function showTest(
  all: Alerts,
  id: string,
  { since, query, json }: { since: number; query?: string } & Json,
): Promise<void> {
  const found = await findRule(all, id);
  const rule = query === undefined ? found : withOptions(found, { query }, new Date());
  const { alerts, onlyInStream } = await testRule(all, rule, new Date(Date.now() - since).toISOString());
  if (json) {
    for (const alert of alerts) printJson(alert);
    for (const alert of onlyInStream) printJson({ ...alert, inStream: alert.state, onlyInStream: true });
    return;
  }
  for (const alert of alerts)
    showAlert(
      alert,
      alert.inStream !== 'none'
        ? colors.green(alert.inStream)
        : alert.beforeRule
          ? colors.dim('before the rule')
          : colors.red('not in the stream'),
    );
  const since2 = alerts.filter(({ beforeRule }) => !beforeRule);
  console.log(
    `${alerts.length} alerts would have been sent; of the ${since2.length} since the rule was made, ` +
      `the stream made ${since2.filter(({ inStream }) => inStream !== 'none').length}; ` +
      `${onlyInStream.length} more it made of articles that have changed since or are gone`,
  );
}

export type HistoryOptions = { rule?: string; state?: Alert['state']; since?: number; size: number } & Json;

export async function showHistory(
  { alerts }: Alerts,
  { rule, state, since, size, json }: HistoryOptions,
): Promise<void> {
  await alerts.refresh();
  const found = await alerts.history(
    {
      ...(rule !== undefined && { ruleId: rule }),
      ...(state !== undefined && { states: [state] }),
      ...(since !== undefined && { since: new Date(Date.now() - since).toISOString() }),
    },
    size,
  );
  if (json) for (const alert of found) printJson(alert);
  else if (found.length === 0) console.log('no alerts');
  else for (const alert of found) showAlert(alert);
}

export async function retryAlerts(
  all: Alerts,
  ids: readonly string[],
  { channel, all: every, json }: { channel?: string; all?: boolean } & Json,
): Promise<void> {
  if (ids.length === 0 && channel === undefined && !every)
    throw new Error(
      'retry: name alerts, or say --channel ID or --all; see: rasid alerts history --state parked',
    );
  const meant = ids.length > 0 ? ids : await parkedIds(all, channel);
  for (const id of meant) {
    const alert = await all.alerts.change(id, (found) => retryParked(found, channel, Date.now()));
    if (!alert) throw new Error(`there is no alert "${id}"; see: rasid alerts history`);
    const waiting = alert.deliveries.filter(({ state }) => state === 'waiting');
    await all.record({
      action: 'retried',
      subject: id,
      detail: { channels: waiting.map(({ channelId }) => channelId).join(', ') },
    });
    await all.queue(waiting.map(({ channelId }) => ({ alertId: id, channelId })));
    if (json) printJson({ id, retried: waiting.map(({ channelId }) => channelId) });
  }
  if (!json) console.log(`${meant.length} alerts are tried again`);
}

async function parkedIds({ alerts }: Alerts, channel: string | undefined): Promise<string[]> {
  await alerts.refresh();
  const ids: string[] = [];
  const filters = channel === undefined ? { states: ['parked'] as const } : { parkedChannel: channel };
  for await (const { id } of alerts.all(filters)) ids.push(id);
  return ids;
}

export async function acknowledgeAlerts(all: Alerts, ids: readonly string[], { json }: Json): Promise<void> {
  for (const id of ids) {
    const alert = await all.alerts.change(id, (found) => acknowledge(found, 'cli', Date.now()));
    if (!alert) throw new Error(`there is no alert "${id}"; see: rasid alerts history`);
    await all.record({ action: 'acknowledged', subject: id, detail: {} });
    if (json) printJson({ id, acknowledgedAt: alert.acknowledgedAt });
    else console.log(`${id}: acknowledged`);
  }
}
