import { softFeedTroubles, type Feed } from '@rasid/contracts';

/** How a feed is, in one word; the worst first, which is the order of `rasid feeds list`. */
export const conditions = ['failing', 'unreachable', 'parked', 'quiet', 'new', 'healthy', 'paused'] as const;
export type Condition = (typeof conditions)[number];

/** Unreachable is what heals by itself as a rule; failing is what needs somebody. */
export function conditionOf({ state, health }: Pick<Feed, 'state' | 'health'>): Condition {
  if (state !== 'active') return state;
  if (health.lastError !== undefined || health.trouble !== undefined) {
    const isSoft = (softFeedTroubles as readonly string[]).includes(health.trouble ?? '');
    return isSoft ? 'unreachable' : 'failing';
  }
  if (health.quietSince !== undefined) return 'quiet';
  return health.lastSuccessAt === undefined ? 'new' : 'healthy';
}

/** The worst first; of equal ones the one that failed more often, then by name. */
export function byTrouble(a: Feed, b: Feed): number {
  const rank = (feed: Feed) => conditions.indexOf(conditionOf(feed));
  return rank(a) - rank(b) || b.health.consecutiveFailures - a.health.consecutiveFailures || byName(a, b);
}

const arabic = new Intl.Collator('ar');
export const byName = (a: Feed, b: Feed): number => arabic.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** The last attempts, newest right: + brought something new, · nothing new, x failed. */
export const attemptMarks = ({ attempts }: Feed['health'], count: number): string =>
  attempts
    .slice(-count)
    .map(({ outcome, fresh = 0 }) => (outcome === 'failed' ? 'x' : fresh > 0 ? '+' : '·'))
    .join('');

/** How long the feed is left alone between two polls, as things stand: what its publisher asks for included. */
export function actualIntervalMs({ lastPolledAt, nextPollAt }: Feed['health']): number | undefined {
  if (lastPolledAt === undefined || nextPollAt === undefined) return undefined;
  return Math.max(0, Date.parse(nextPollAt) - Date.parse(lastPolledAt));
}
