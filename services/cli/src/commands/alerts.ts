import { alertStates } from '@rasid/contracts';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  acknowledgeAlerts,
  retryAlerts,
  showHistory,
  showTest,
  type HistoryOptions,
} from '../alerts/alertActions.ts';
import { showAudit, verifyAudit } from '../alerts/auditActions.ts';
import { parseDuration } from '../alerts/duration.ts';
import { muteUntilOf, type MuteOptions } from '../alerts/muteUntil.ts';
import { withAlerts } from '../alerts/openAlerts.ts';
import {
  addRule,
  editRule,
  findRule,
  listRules,
  muteRules,
  setRuleStates,
  showRule,
} from '../alerts/ruleActions.ts';
import { addRuleOptions, type RuleOptions } from '../alerts/ruleOptions.ts';
import { homeOf, readContext } from '../context.ts';
import type { Json } from '../output.ts';

/** `rasid alerts`: rules that tell people of articles, and what became of what they told. */
export function addAlertsCommand(program: Command): void {
  const alerts = program.command('alerts').description('rules that alert people, and what was sent');
  const context = () => readContext(homeOf(program.opts<{ home?: string }>().home));
  const command = (usage: string, description: string) =>
    alerts.command(usage).description(description).option('--json', 'a JSON object a line');
  addRuleOptions(command('add <query...>', 'add a rule, in the language of the search'))
    .option('--id <id>', 'a short name for commands; else made from the name')
    .action((words: string[], options: RuleOptions & { id?: string } & Json) =>
      withAlerts(context(), (all) => addRule(all, words.join(' '), options)),
    );
  addRuleOptions(command('edit <rule>', 'change a rule; what is not said stays as it is'))
    .option('--query <query>', 'what it asks for')
    .action((id: string, options: RuleOptions & Json) =>
      withAlerts(context(), (all) => editRule(all, id, options)),
    );
  command('list', 'all rules').action((options: Json) =>
    withAlerts(context(), async ({ rules }) => listRules(await rules.list(), options)),
  );
  command('show <rule>', 'one rule, with all that is set').action((id: string, options: Json) =>
    withAlerts(context(), async (all) => showRule(all, await findRule(all, id), options)),
  );
  command('test <rule>', 'what a rule would have sent, from the index, beside what it did send')
    .option('--since <time>', 'how far back', parseDuration, parseDuration('7d'))
    .option('--query <query>', 'try another query for it')
    .action((id: string, options: { since: number; query?: string } & Json) =>
      withAlerts(context(), (all) => showTest(all, id, options)),
    );
  command('mute <rules...>', 'send nothing for a while; matches are recorded')
    .option('--for <time>', 'how long, such as 2h or 1d', parseDuration, parseDuration('1d'))
    .option('--until <moment>', 'until when, by the clock of the rule\'s zone, such as "2026-10-30 08:00"')
    .option('--off', 'send again')
    .action((ids: string[], { json, ...options }: MuteOptions & Json) =>
      withAlerts(context(), (all) => muteRules(all, ids, (rule) => muteUntilOf(rule, options), { json })),
    );
  for (const [name, state, description] of [
    ['pause', 'paused', 'match no more'],
    ['resume', 'active', 'match again'],
    ['remove', 'removed', 'forget rules; their alerts stay'],
  ] as const)
    command(`${name} <rules...>`, description).action((ids: string[], options: Json) =>
      withAlerts(context(), (all) => setRuleStates(all, ids, state, options)),
    );
  command('history', 'alerts, newest first, and how their deliveries went')
    .option('--rule <rule>', 'of this rule')
    .addOption(new Option('--state <state>', 'of this state').choices(alertStates))
    .option('--since <time>', 'how far back', parseDuration)
    .option('--size <count>', 'how many', count, 20)
    .action((options: HistoryOptions) => withAlerts(context(), (all) => showHistory(all, options)));
  command('retry [alerts...]', 'try again what was given up')
    .option('--channel <id>', 'on this channel')
    .option('--all', 'of all alerts')
    .action((ids: string[], options: { channel?: string; all?: boolean } & Json) =>
      withAlerts(context(), (all) => retryAlerts(all, ids, options)),
    );
  command('ack <alerts...>', 'say that you know, so that nobody else is told').action(
    (ids: string[], options: Json) => withAlerts(context(), (all) => acknowledgeAlerts(all, ids, options)),
  );
  command('audit', 'what was done, by whom and when')
    .option('--verify', 'check that nothing was changed, added or taken away')
    .option('--subject <id>', 'of this rule, channel or alert')
    .action((options: { verify?: boolean; subject?: string } & Json) =>
      withAlerts(context(), (all) => (options.verify ? verifyAudit(all, options) : showAudit(all, options))),
    );
}

function count(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) < 1)
    throw new InvalidArgumentError('expected a number from 1 to 9999');
  return Number(text);
}
