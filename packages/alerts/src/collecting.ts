import type { Alert, AlertRule } from '@rasid/contracts';

const INTERVAL = 'interval:';

/** What the one alert of a time, in milliseconds since 1970, is about. */
export const collectionUnit = ({ grouping: { by } }: Pick<AlertRule, 'grouping'>, dueMs: number): string =>
  `${by}:${new Date(dueMs).toISOString()}`;

/** When an alert of at most one in so many minutes was due. */
export const intervalDueMs = ({ unit, matchedAt }: Pick<Alert, 'unit' | 'matchedAt'>): number =>
  Date.parse(unit.startsWith(INTERVAL) ? unit.slice(INTERVAL.length) : matchedAt);

/** When the article of a match came. */
export const cameAtMs = ({ cameAt, matchedAt }: Pick<Alert, 'cameAt' | 'matchedAt'>): number =>
  Date.parse(cameAt ?? matchedAt);

/**
 * Whether what came then is part of the alert of a time: of a digest, what came before it; where there is at most one
 * alert in so many minutes, what came up to it.
 */
export function isCollectedBy(
  { grouping: { by } }: Pick<AlertRule, 'grouping'>,
  cameMs: number,
  dueMs: number,
): boolean {
  if (by === 'digest') return cameMs < dueMs;
  return by !== 'interval' || cameMs <= dueMs;
}
