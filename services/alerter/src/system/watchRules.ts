import { firingWarning } from '@rasid/alerts';
import type { AlertRule } from '@rasid/contracts';
import type { AlertStore, FollowedStore } from '@rasid/search';

export type WatchRulesParts = {
  readonly alerts: Pick<AlertStore, 'daily'>;
  readonly rules: Pick<FollowedStore<AlertRule>, 'list' | 'change'>;
  readonly now: () => number;
};

const DAYS = 15;
const DAY_MS = 86_400_000;

/** Marks rules that fire far more or far less than they used to, and takes the mark from those that do not. */
export async function watchRules({ alerts, rules, now }: WatchRulesParts): Promise<void> {
  const nowMs = now();
  const counts = new Map(
    (await alerts.daily({ days: DAYS, nowMs })).map(({ ruleId, days }) => [ruleId, days]),
  );
  for (const rule of await rules.list()) {
    if (rule.state !== 'active') continue;
    const age = Math.floor((nowMs - Date.parse(rule.createdAt)) / DAY_MS);
    const days = counts.get(rule.id) ?? Array<number>(DAYS).fill(0);
    const warning = firingWarning(days.slice(-Math.max(1, Math.min(DAYS, age))));
    if (warning === undefined && rule.warning === undefined) continue;
    if (warning !== undefined && rule.warning !== undefined) continue; // as it was marked first
    await rules.change(rule.id, ({ warning: _was, ...found }) =>
      warning === undefined
        ? found
        : { ...found, warning: { at: new Date(nowMs).toISOString(), message: warning.message } },
    );
  }
}
