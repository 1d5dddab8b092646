import { draftAlert, joinStory, leaveOut, toAlertArticle, updateUnitOf } from '@rasid/alerts';
import type { Alert, AlertRule } from '@rasid/contracts';
import { asError, ok, retry, type Outcome, type Produced, type Sink } from '@rasid/pipeline';
import { createPassageFinder } from '@rasid/query';
import type { AlertStore, Creation } from '@rasid/search';
import type { MatchedArticle } from './steps/matchRules.ts';

export type AlertSinkParts = {
  readonly store: Pick<AlertStore, 'createMany' | 'change'>;
  readonly maxAgeMs: number;
  readonly now: () => Date;
  /** Has alerts delivered that wait for it. What can't be queued now the sweeper finds later. */
  readonly queue: (alerts: readonly Alert[]) => Promise<void>;
  /** Tells the world of alerts; those that were told before may come again. */
  readonly publish: (alerts: readonly Alert[]) => Promise<void>;
  readonly onCreated: (alert: Alert) => void;
};

type Draft = { readonly alert: Alert; readonly rule: AlertRule; readonly item: number };
type Decided = Draft & { readonly creation: Outcome<Creation> };

/**
 * Makes the alerts of articles that rules match. That an alert's document is there, under an id that follows from its
 * rule and article, is the decision: a message that comes again finds it made.
 */
export function createAlertSink(parts: AlertSinkParts): Sink<MatchedArticle> {
  return {
    write: async (items) => {
      const drafts = items.flatMap((item, i) => draftsOf(item, i, parts));
      if (drafts.length === 0) return items.map(() => ok(undefined));
      const decided = await decide(drafts, parts.store);
      const updates = await joinStories(decided, parts);
      const all = [...decided, ...(await decide(updates, parts.store))];
      const made = all.filter(({ creation }) => creation.kind === 'ok').filter(isToBeTold);
      for (const { alert, creation } of made)
        if (creation.kind === 'ok' && creation.value === 'created') parts.onCreated(alert);
      const told = made.map(({ alert }) => alert);
      await Promise.all([parts.queue(told), parts.publish(told)]);
      return items.map((_, i) => outcomeOf(all.filter(({ item }) => item === i)));
    },
  };
}

function draftsOf(
  { message, value }: Produced<MatchedArticle>,
  item: number,
  parts: AlertSinkParts,
): Draft[] {
  const { id, document, rules } = value;
  const times = { cameAtMs: message.timestampMs, maxAgeMs: parts.maxAgeMs };
  const meant = rules.filter(({ rule }) => leaveOut(rule, document, times) === undefined);
  if (meant.length === 0) return [];
  const findPassages = createPassageFinder(document);
  const nowMs = parts.now().getTime();
  return meant.map(({ rule, query }) => ({
    alert: draftAlert(rule, toAlertArticle(id, document, findPassages(query)), nowMs),
    rule,
    item,
  }));
}

async function decide(drafts: readonly Draft[], store: AlertSinkParts['store']): Promise<Decided[]> {
  const creations = await store.createMany(drafts.map(({ alert }) => alert));
  return drafts.map((draft, i) => ({
    ...draft,
    creation: creations[i] ?? retry(new Error('no answer for an alert')),
  }));
}

const isStory = ({ alert }: Draft): boolean => alert.unit.startsWith('story:');

/** A story's alert that was there counts the article; all else may be what a crash left half done. */
const isToBeTold = (decided: Decided): boolean =>
  !(isStory(decided) && decided.creation.kind === 'ok' && decided.creation.value === 'exists');

/** Counts further articles of stories, each alert changed once; gives what is to be told of updates. */
async function joinStories(decided: readonly Decided[], { store, now }: AlertSinkParts): Promise<Draft[]> {
  const joining = Map.groupBy(
    decided.filter((each) => each.creation.kind === 'ok' && !isToBeTold(each)),
    ({ alert }) => alert.id,
  );
  const updates: Draft[] = [];
  for (const [id, members] of joining) {
    const articles = members.flatMap(({ alert }) => alert.articles);
    const story = await store.change(id, (alert) => articles.reduce(joinStory, alert));
    updates.push(...members.flatMap((member) => updateOf(member, story, now().getTime())));
  }
  return updates;
}

/** The article that a story's alert is of has changed, and the rule wants to know. */
function updateOf({ alert, rule, item }: Draft, story: Alert | undefined, nowMs: number): Draft[] {
  const [article] = alert.articles;
  const [lead] = story?.articles ?? [];
  if (!rule.onUpdate || !article || article.id !== lead?.id || article.version <= lead.version) return [];
  return [{ alert: draftAlert(rule, article, nowMs, updateUnitOf(article)), rule, item }];
}

/** The worst of a message's alerts is the message's; those that were made are found made when it comes again. */
function outcomeOf(decided: readonly Decided[]): Outcome<void> {
  const outcomes = decided.map(({ creation }) => creation);
  const failed = outcomes.find(({ kind }) => kind === 'retry') ?? outcomes.find(({ kind }) => kind !== 'ok');
  return failed && failed.kind !== 'ok' ? failed : ok(undefined);
}

/** Runs what may be made up for later, and says what went wrong. */
export async function orLater(work: () => Promise<void>, onTrouble: (reason: string) => void): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    onTrouble(asError(thrown).message);
  }
}
