import type { AlertArticle, AlertRule } from '@rasid/contracts';

/** Why a rule does not alert although its query matches. */
export type LeaveOut = 'not_active' | 'before_rule' | 'old';

type Facts = Pick<AlertArticle, 'firstSeenAt'> & { readonly publishedAt?: string | undefined };

/** Clocks of two machines need not agree to the second. */
const SKEW_MS = 10_000;

/**
 * An article that came before its rule was made, or that was old already when it was first seen (an archive that is read
 * in), alerts nobody. `cameAt` is when its event was written; ages are in milliseconds.
 */
export function leaveOut(
  { state, includeOld, createdAt }: Pick<AlertRule, 'state' | 'includeOld' | 'createdAt'>,
  { publishedAt, firstSeenAt }: Facts,
  { cameAtMs, maxAgeMs }: { readonly cameAtMs: number; readonly maxAgeMs: number },
): LeaveOut | undefined {
  if (state !== 'active') return 'not_active';
  if (cameAtMs < Date.parse(createdAt) - SKEW_MS) return 'before_rule';
  if (includeOld || publishedAt === undefined) return undefined;
  return Date.parse(firstSeenAt) - Date.parse(publishedAt) > maxAgeMs ? 'old' : undefined;
}
