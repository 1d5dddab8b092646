import type { AlertRule } from '@rasid/contracts';
import { printJson, printRows, type Json } from '../output.ts';
import type { Alerts } from './openAlerts.ts';
import { ruleAddresses } from './ruleAddresses.ts';
import { withOptions, type RuleOptions } from './ruleOptions.ts';
import { showActiveHours, showGrouping } from './schedules.ts';
import { shortId } from './shortId.ts';

export async function findRule({ rules }: Alerts, id: string): Promise<AlertRule> {
  const rule = await rules.get(id);
  if (!rule || rule.state === 'removed') throw new Error(`there is no rule "${id}"; see: rasid alerts list`);
  return rule;
}

async function checkChannels({ channels }: Alerts, rule: AlertRule): Promise<void> {
  const named = [
    ...rule.channels,
    ...(rule.fallback ? [rule.fallback.channel] : []),
    ...(rule.escalation?.channels ?? []),
  ];
  for (const id of named) {
    const channel = await channels.get(id);
    if (!channel || channel.state === 'removed')
      throw new Error(`there is no channel "${id}"; see: rasid channels list, rasid channels add`);
  }
}

export async function addRule(
  all: Alerts,
  query: string,
  options: RuleOptions & { id?: string } & Json,
): Promise<void> {
  const now = new Date();
  const id = options.id ?? shortId(options.name ?? query, 'rule');
  const fresh = { id, name: options.name ?? query.slice(0, 200), query, createdAt: now.toISOString() };
  const rule = withOptions(fresh, options, now);
  await checkChannels(all, rule);
  const isFree =
    (await all.rules.create(rule)) ||
    (await all.rules.change(id, (old) => (old.state === 'removed' ? rule : undefined))) === rule;
  if (!isFree) throw new Error(`rule "${id}": there is one already; change it with: rasid alerts edit ${id}`);
  await all.record({ action: 'rule_added', subject: id, detail: { query } });
  if (options.json) printJson(rule);
  else console.log(`added ${id}: ${rule.name}`);
}

/** The rule with the changes, which must leave one that can be; every change has a number. */
async function change(
  all: Alerts,
  id: string,
  to: (rule: AlertRule) => AlertRule,
  detail: string,
): Promise<AlertRule> {
  await findRule(all, id);
  const changed = await all.rules.change(id, (rule) => ({ ...to(rule), revision: rule.revision + 1 }));
  if (!changed) throw new Error(`there is no rule "${id}" any more`);
  const { state, revision, query } = changed;
  const action = state === 'removed' ? 'rule_removed' : 'rule_changed';
  await all.record({ action, subject: id, detail: { revision, change: detail, query } });
  return changed;
}

export async function editRule(all: Alerts, id: string, options: RuleOptions & Json): Promise<void> {
  const { json, ...said } = options;
  const preview = withOptions(await findRule(all, id), said, new Date());
  await checkChannels(all, preview);
  const rule = await change(
    all,
    id,
    (old) => withOptions(old, said, new Date()),
    Object.keys(said).join(', '),
  );
  if (json) printJson(rule);
  else console.log(`${id}: changed, for the ${rule.revision}th time at most a second ago`);
}

const columns = [
  { title: 'ID', value: ({ id }: AlertRule) => id },
  { title: 'STATE', value: (rule: AlertRule) => stateOf(rule) },
  { title: 'SEVERITY', value: ({ severity }: AlertRule) => severity },
  { title: 'GROUP', value: ({ grouping }: AlertRule) => showGrouping(grouping) },
  { title: 'CHANNELS', value: ({ channels }: AlertRule) => channels.join(', ') },
  { title: 'NAME', value: ({ name }: AlertRule) => name },
  { title: 'QUERY', value: ({ query }: AlertRule) => query },
  { title: 'WARNING', value: ({ warning }: AlertRule) => warning?.message ?? '' },
];

function stateOf({ state, dryRun, schedule: { muteUntil } }: AlertRule): string {
  if (state !== 'active') return state;
  if (muteUntil !== undefined && muteUntil > new Date().toISOString())
    return `muted until ${muteUntil.slice(0, 16)}`;
  return dryRun ? 'dry run' : 'active';
}

export function listRules(rules: readonly AlertRule[], { json }: Json): void {
  const shown = rules.filter(({ state }) => state !== 'removed');
  printRows(shown, columns, {
    json: json === true,
    empty: 'no rules yet; add one with: rasid alerts add QUERY',
  });
}

export function showRule({ context }: Alerts, rule: AlertRule, { json }: Json): void {
  const addresses = ruleAddresses(context, rule.id);
  if (json) return printJson({ ...rule, ...addresses });
  for (const { title, value } of columns) console.log(`${title.toLowerCase().padEnd(10)}${value(rule)}`);
  for (const hours of rule.schedule.activeHours)
    console.log(`active    ${showActiveHours(hours)} ${rule.schedule.timeZone}`);
  const { filters, owner, tags, fallback, escalation, onUpdate, includeOld, template } = rule;
  const rest = { filters, owner, tags, fallback, escalation, onUpdate, includeOld, template };
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined) console.log(`${name.padEnd(12)}${JSON.stringify(value)}`);
  for (const [name, address] of Object.entries(addresses)) console.log(`${name.padEnd(12)}${address}`);
}

export async function muteRules(
  all: Alerts,
  ids: readonly string[],
  untilOf: (rule: AlertRule) => string | undefined,
  { json }: Json,
): Promise<void> {
  for (const id of ids) {
    const until = untilOf(await findRule(all, id));
    const updatedAt = new Date().toISOString();
    await change(
      all,
      id,
      (rule) => {
        const { muteUntil: _before, ...schedule } = rule.schedule;
        return {
          ...rule,
          schedule: { ...schedule, ...(until !== undefined && { muteUntil: until }) },
          updatedAt,
        };
      },
      until === undefined ? 'not muted any more' : `muted until ${until}`,
    );
    if (json) printJson({ id, muteUntil: until ?? null });
    else console.log(until === undefined ? `${id}: not muted` : `${id}: muted until ${until}`);
  }
}

export async function setRuleStates(
  all: Alerts,
  ids: readonly string[],
  state: AlertRule['state'],
  { json }: Json,
): Promise<void> {
  for (const id of ids) {
    const updatedAt = new Date().toISOString();
    await change(all, id, (rule) => ({ ...rule, state, updatedAt }), state);
    if (json) printJson({ id, state });
    else console.log(`${id}: ${state}`);
  }
}
