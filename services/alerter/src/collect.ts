import {
  alertIdOf,
  cameAtMs,
  collectionUnit,
  draftDigest,
  intervalDueMs,
  isCollectedBy,
  nextDigestAt,
} from '@rasid/alerts';
import type { Alert, AlertRule } from '@rasid/contracts';
import { mapConcurrent } from '@rasid/pipeline';
import type { AlertStore, Collecting } from '@rasid/search';

export type CollectParts = {
  readonly store: Pick<
    AlertStore,
    'collecting' | 'all' | 'change' | 'create' | 'get' | 'history' | 'refresh'
  >;
  readonly rule: (id: string) => AlertRule | undefined;
  readonly queue: (alerts: readonly Alert[]) => Promise<void>;
  readonly now: () => number;
};

const MINUTE_MS = 60_000;
/** Articles of one moment come one after the other, and matches are found a moment later: so long the last is waited for. */
export const GRACE_MS = 3_000;
const AT_ONCE = 16;

/**
 * Makes one alert of what was collected, for each rule whose time has come. Matches are first claimed for it, one by
 * one; then it is created with those that are; then they are marked as part of it. What a crash left in between the
 * next call makes good, and two processes at once can't both have a match.
 */
export async function collectDue(parts: CollectParts): Promise<void> {
  await finishClaimed(parts); // what a crash left
  const collecting = await parts.store.collecting();
  if (collecting.length > 0) await parts.store.refresh();
  for (const waiting of collecting) {
    const rule = parts.rule(waiting.ruleId);
    if (rule) await collectRule(rule, waiting, parts);
    else await letGo(waiting.ruleId, parts);
  }
}

async function collectRule(rule: AlertRule, { oldest }: Collecting, parts: CollectParts): Promise<void> {
  const { store, now } = parts;
  const dueMs = await dueOf(rule, Date.parse(oldest), parts);
  if (dueMs + GRACE_MS > now()) return;
  const partOf = alertIdOf(rule.id, collectionUnit(rule, dueMs));
  const dueAt = new Date(dueMs).toISOString();
  const members: string[] = [];
  for await (const match of store.all({ ruleId: rule.id, states: ['collecting'] }))
    if (isCollectedBy(rule, cameAtMs(match), dueMs)) members.push(match.id);
  await mapConcurrent(members, AT_ONCE, async (id) => {
    await store.change(id, (match) =>
      match.state === 'collecting' ? { ...match, state: 'claimed', partOf, dueAt } : undefined,
    );
  });
  await store.refresh();
  await finishClaimed(parts);
}

/** When what has waited since then is due. A time whose alert was made already is over: the next one is. */
async function dueOf(rule: AlertRule, oldestMs: number, { store, now }: CollectParts): Promise<number> {
  const { grouping, schedule } = rule;
  if (grouping.by === 'interval') {
    const [last] = await store.history({ ruleId: rule.id, kind: 'digest' }, 1);
    return last ? Math.max(oldestMs, intervalDueMs(last) + grouping.minutes * MINUTE_MS) : oldestMs;
  }
  if (grouping.by !== 'digest') return oldestMs; // the rule was changed meanwhile
  const isOver = (dueMs: number) => store.get(alertIdOf(rule.id, collectionUnit(rule, dueMs)));
  let dueMs = nextDigestAt(grouping, schedule.timeZone, oldestMs);
  while (dueMs <= now() && (await isOver(dueMs))) dueMs = nextDigestAt(grouping, schedule.timeZone, dueMs);
  return dueMs;
}

/** Creates the alerts that matches are claimed for, and marks these as part of them. */
async function finishClaimed({ store, ...parts }: CollectParts): Promise<void> {
  const claimed: Alert[] = [];
  for await (const match of store.all({ states: ['claimed'] })) claimed.push(match);
  for (const [partOf, matches] of Map.groupBy(claimed, (match) => match.partOf ?? '')) {
    const digest = await createDigest(partOf, matches, { store, ...parts });
    const members = new Set(digest?.members);
    await mapConcurrent(matches, AT_ONCE, async ({ id }) => {
      const state = digest === undefined ? 'cancelled' : members.has(id) ? 'collected' : 'collecting';
      await store.change(id, (match) => (match.state === 'claimed' ? { ...match, state } : undefined));
    });
    if (digest) await parts.queue([digest]);
  }
}

/** The alert of that id: as it was made before, or with these matches. Undefined where there is no rule for it any more. */
async function createDigest(
  id: string,
  matches: readonly Alert[],
  { store, rule: ruleOf, now }: CollectParts,
): Promise<Alert | undefined> {
  const known = await store.get(id);
  const [first] = matches;
  const rule = first && ruleOf(first.ruleId);
  if (known || !rule) return known;
  const articles = matches.flatMap((match) => match.articles);
  const unit = collectionUnit(rule, Date.parse(first.dueAt));
  const drafted = draftDigest(rule, unit, { articles, count: articles.length }, now());
  const digest = { ...drafted, id, members: matches.map((match) => match.id) };
  return (await store.create(digest)) ? digest : store.get(id);
}

/** Of a rule that was removed nobody wants to hear. */
async function letGo(ruleId: string, { store }: CollectParts): Promise<void> {
  for await (const { id } of store.all({ ruleId, states: ['collecting'] }))
    await store.change(id, (match) =>
      match.state === 'collecting' ? { ...match, state: 'cancelled' } : undefined,
    );
}
