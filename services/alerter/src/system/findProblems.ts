import { countedMessages, type SystemProblem } from '@rasid/alerts';
import type { Feed } from '@rasid/contracts';

/** What was seen of the platform at one moment. */
export type Observation = {
  readonly feeds: readonly Pick<Feed, 'id' | 'name' | 'state' | 'health'>[];
  readonly lags: readonly { readonly stage: string; readonly lag: number }[];
  /** Dead letters of the last hour, by topic. */
  readonly deadLetters: readonly { readonly topic: string; readonly inLastHour: number }[];
  readonly disk: { readonly node: string; readonly used: number } | undefined;
  readonly rules: readonly { readonly id: string; readonly name: string; readonly warning: string }[];
};

export type Limits = {
  readonly lag: number;
  readonly deadLettersAnHour: number;
  /** Share of a disk, from 0 to 1. */
  readonly disk: number;
};

const BROKEN_AFTER = 5;
/** More feeds than this have one reason, and are told of at once. */
const MOST_FEEDS = 5;

/** What an operator should know of it. */
export function findProblems(seen: Observation, limits: Limits): SystemProblem[] {
  return [
    ...feedProblems(seen.feeds),
    ...seen.lags.filter(({ lag }) => lag > limits.lag).map(lagProblem),
    ...seen.deadLetters
      .filter(({ inLastHour }) => inLastHour > limits.deadLettersAnHour)
      .map(deadLetterProblem),
    ...(seen.disk && seen.disk.used > limits.disk ? [diskProblem(seen.disk)] : []),
    ...seen.rules.map(ruleProblem),
  ];
}

type SeenFeed = Observation['feeds'][number];

function feedProblems(feeds: readonly SeenFeed[]): SystemProblem[] {
  const active = feeds.filter(({ state }) => state !== 'paused');
  const broken = active.filter(
    ({ state, health }) => state === 'parked' || health.consecutiveFailures >= BROKEN_AFTER,
  );
  const silent = active.filter((feed) => !broken.includes(feed) && feed.health.quietSince !== undefined);
  return [...told(broken, 'broken', brokenFeed), ...told(silent, 'silent', silentFeed)];
}

function told(
  feeds: readonly SeenFeed[],
  kind: 'broken' | 'silent',
  one: (feed: SeenFeed) => SystemProblem,
): SystemProblem[] {
  if (feeds.length <= MOST_FEEDS) return feeds.map(one);
  const [ar, en] = kind === 'broken' ? ['معطلة', 'broken'] : ['صامتة على غير عادتها', 'unusually silent'];
  const names = feeds.slice(0, 10).map(({ id }) => id);
  return [
    {
      key: `feeds:${kind}`,
      severity: 'high',
      ar: `${feeds.length} من المصادر ${ar}، منها: ${names.join('، ')}`,
      en: `${feeds.length} feeds are ${en}, among them ${names.join(', ')}; see: rasid feeds list`,
    },
  ];
}

const brokenFeed = ({ id, name, health }: SeenFeed): SystemProblem => ({
  key: `feed:${id}:broken`,
  severity: 'normal',
  ar: `المصدر «${name}» معطل: ${health.lastError ?? health.trouble ?? ''}`,
  en: `the feed ${id} is broken: ${health.lastError ?? health.trouble ?? ''}`,
});

const silentFeed = ({ id, name, health }: SeenFeed): SystemProblem => ({
  key: `feed:${id}:silent`,
  severity: 'normal',
  ar: `المصدر «${name}» صامت على غير عادته منذ ${health.quietSince ?? ''}`,
  en: `the feed ${id} has been unusually silent since ${health.quietSince ?? ''}`,
});

const lagProblem = ({ stage, lag }: Observation['lags'][number]): SystemProblem => ({
  key: `lag:${stage}`,
  severity: 'high',
  ar: `تأخرت مرحلة ${stage} بمقدار ${countedMessages(lag)}`,
  en: `the stage ${stage} is ${lag} messages behind; see: rasid status`,
});

const deadLetterProblem = ({ topic, inLastHour }: Observation['deadLetters'][number]): SystemProblem => ({
  key: `dead-letters:${topic}`,
  severity: 'high',
  ar: `تعذرت معالجة ${countedMessages(inLastHour)} خلال ساعة في ${topic}`,
  en: `${inLastHour} dead letters within an hour in ${topic}; see: rasid dlq list`,
});

const diskProblem = ({ node, used }: NonNullable<Observation['disk']>): SystemProblem => ({
  key: `disk:${node}`,
  severity: 'critical',
  ar: `امتلأ قرص ${node} بنسبة ${Math.round(used * 100)}٪`,
  en: `the disk of ${node} is ${Math.round(used * 100)}% full; Elasticsearch stops writing at 95%`,
});

const ruleProblem = ({ id, name, warning }: Observation['rules'][number]): SystemProblem => ({
  key: `rule:${id}`,
  severity: 'normal',
  ar: `القاعدة «${name}» تطابق على غير عادتها: ${warning}`,
  en: `the rule ${id} fires unlike before: ${warning}`,
});
