import type { Feed, FeedHealth } from '@rasid/contracts';

/** What an operator may change of a feed; undefined takes a setting away. */
export type FeedChanges = {
  readonly [Field in Exclude<keyof Feed, 'id' | 'createdAt' | 'updatedAt' | 'health'>]?:
    Feed[Field] | undefined;
};

/** What decides when and how a feed is polled. */
const pollSettings = ['url', 'state', 'intervalMs', 'maxIntervalMs', 'request'] as const;

/** The feed with an operator's changes. */
export const applyChanges = (before: Feed, changes: FeedChanges): Feed =>
  Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
  ) as Feed;

/**
 * What goes along with an operator's change of a feed, from `before` to `after`. Where it bears on polling the next poll
 * is due at once; a new address starts the history anew, and a feed that is active again has its failures forgiven.
 */
export const settleChange = (before: Feed, after: Feed, now: Date): Feed => ({
  ...after,
  updatedAt: now.toISOString(),
  health: healthOf(before, after),
});

function healthOf(before: Feed, after: Feed): FeedHealth {
  if (after.url !== before.url) return { consecutiveFailures: 0, attempts: [] };
  const isSame = pollSettings.every(
    (field) => JSON.stringify(after[field]) === JSON.stringify(before[field]),
  );
  if (isSame) return before.health;
  const { nextPollAt: _next, ...rest } = before.health;
  return after.state === 'active' && before.state !== 'active' ? { ...rest, consecutiveFailures: 0 } : rest;
}
