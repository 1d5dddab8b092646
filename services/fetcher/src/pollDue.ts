import type { Feed } from '@rasid/contracts';

const LONGEST_WAIT_MS = 60 * 60 * 1000;
const SLACK_MS = 1_000;

/**
 * A feed that failed n times in a row is left alone for 2^(n-1) intervals, an hour at most (or its interval, where
 * that is longer): it is asked less often, and never given up.
 */
export function isDue({ intervalMs, health }: Feed, now: Date): boolean {
  const { consecutiveFailures, lastPolledAt } = health;
  if (consecutiveFailures < 2 || lastPolledAt === undefined) return true;
  const wait = Math.min(
    intervalMs * 2 ** Math.min(consecutiveFailures - 1, 20),
    Math.max(intervalMs, LONGEST_WAIT_MS),
  );
  return now.getTime() + SLACK_MS >= Date.parse(lastPolledAt) + wait;
}
