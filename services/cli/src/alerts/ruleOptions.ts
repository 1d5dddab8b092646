import { readRuleQuery, templateProblem } from '@rasid/alerts';
import {
  alertRuleSchema,
  severities,
  type ActiveHours,
  type AlertRule,
  type Grouping,
  type Severity,
} from '@rasid/contracts';
import { explain } from '@rasid/pipeline';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseMinutes } from './duration.ts';
import { parseActiveHours, parseGrouping } from './schedules.ts';

/** What may be said of a rule, when it is added and when it is changed. */
export type RuleOptions = {
  name?: string;
  query?: string;
  channel?: string[];
  owner?: string;
  tag?: string[];
  severity?: Severity;
  group?: Grouping;
  zone?: string;
  active?: ActiveHours[];
  source?: string[];
  excludeSource?: string[];
  topic?: string[];
  country?: string[];
  language?: string[];
  onUpdate?: boolean;
  includeOld?: boolean;
  dryRun?: boolean;
  fallback?: { channel: string; minutes: number } | false;
  escalate?: { channel: string; minutes: number } | false;
  template?: string | false;
};

const each =
  <T>(parse: (text: string) => T) =>
  (text: string, before: T[] = []): T[] => [...before, parse(text)];
const words = each((text: string) => text);

function channelAfter(text: string, usualMinutes: number): { channel: string; minutes: number } {
  const [channel = '', time] = text.split(':', 2);
  if (channel === '')
    throw new InvalidArgumentError('expected a channel, and a time behind a colon: boss:30m');
  return { channel, minutes: time === undefined ? usualMinutes : parseMinutes(time) };
}

export function addRuleOptions(command: Command): Command {
  return command
    .option('--name <name>', 'what people call the rule')
    .option('--channel <id>', 'where its alerts go; may be given more than once', words)
    .option('--owner <name>', 'whose rule it is')
    .option('--tag <word>', 'may be given more than once', words)
    .addOption(new Option('--severity <level>', 'how urgent its alerts are').choices(severities))
    .option(
      '--group <how>',
      'one alert for each: article, story, story:10m, every:30m, hourly, daily@08:00, weekly@sun@08:00',
      parseGrouping,
    )
    .option('--zone <name>', 'the time zone of digests and hours, such as Africa/Tripoli')
    .option('--active <hours>', 'when alerts go out, such as "sun-thu 08:00-16:00"', each(parseActiveHours))
    .option('--source <name>', 'only articles of this outlet, by name or feed id', words)
    .option('--exclude-source <name>', 'no articles of this outlet', words)
    .option('--topic <slug>', 'only articles about this', words)
    .option('--country <code>', 'only articles about this country', words)
    .option('--language <code>', 'only articles in this language', words)
    .option('--on-update', 'articles that are updated alert again')
    .option('--no-on-update', 'updates are no alerts (as usual)')
    .option('--include-old', 'articles that were old when they were first seen alert as well')
    .option('--no-include-old', 'they do not (as usual)')
    .option('--dry-run', 'record what it would send, and send nothing')
    .option('--no-dry-run', 'send for real (as usual)')
    .option(
      '--fallback <channel:time>',
      'another channel where one has not taken an alert after so long',
      (text) => channelAfter(text, 15),
    )
    .option('--no-fallback', 'no other channel')
    .option('--escalate <channel:time>', 'who is told if nobody acknowledges an alert', (text) =>
      channelAfter(text, 30),
    )
    .option('--no-escalate', 'nobody')
    .option(
      '--template <text>',
      'text of its messages, with {title}, {source}, {url}, {passage} and the like',
    )
    .option('--no-template', 'the usual text');
}

/** The rule with what the options say. Throws in words where that can't be. */
export function withOptions(rule: object, options: RuleOptions, now: Date): AlertRule {
  const before = rule as Partial<AlertRule>;
  const { zone, active, source, excludeSource, topic, country, language } = options;
  const { fallback, escalate, template, query, name, owner, severity } = options;
  const candidate = {
    ...before,
    ...defined({ query, name, owner, severity, onUpdate: options.onUpdate, includeOld: options.includeOld }),
    ...defined({
      channels: options.channel,
      tags: options.tag,
      grouping: options.group,
      dryRun: options.dryRun,
    }),
    schedule: { ...before.schedule, ...defined({ timeZone: zone, activeHours: active }) },
    filters: {
      ...before.filters,
      ...defined({
        sources: source,
        excludedSources: excludeSource,
        topics: topic,
        countries: country,
        languages: language,
      }),
    },
    ...optional('fallback', fallback, ({ channel, minutes }) => ({ channel, afterMinutes: minutes })),
    ...optional('escalation', escalate, ({ channel, minutes }) => ({
      channels: [channel],
      afterMinutes: minutes,
    })),
    ...optional('template', template, (text) => text),
    updatedAt: now.toISOString(),
  };
  return checkRule(candidate);
}

const defined = (values: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** commander gives true where only the `--no-…` form was declared to be off; false takes the thing away. */
function optional<T>(name: string, value: T | boolean | undefined, make: (value: T) => unknown): object {
  if (value === undefined || value === true) return {};
  return { [name]: value === false ? undefined : make(value) };
}

function checkRule(candidate: object): AlertRule {
  const parsed = alertRuleSchema.safeParse(candidate);
  if (!parsed.success) throw new Error(`rule: ${explain(parsed.error)}`);
  const read = readRuleQuery(parsed.data);
  if (!read.ok) {
    const { at, message } = read.error;
    const place = at === undefined ? '' : ` at character ${at + 1}`;
    throw new Error(`query${place}: ${message.en}\n  ${message.ar}`);
  }
  const problem = parsed.data.template === undefined ? undefined : templateProblem(parsed.data.template);
  if (problem !== undefined) throw new Error(problem);
  return parsed.data;
}
