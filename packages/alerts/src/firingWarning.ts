export type FiringWarning = {
  readonly kind: 'more' | 'less';
  readonly message: string;
};

/** So many days have to be known before anything is unusual. */
const LEAST_DAYS = 5;

/**
 * Whether a rule fires far more or far less than it used to: the last 24 hours against the days before (counts of 24
 * hours each, the present one last, days before the rule was made left out). Beyond the extremes of all of them by far,
 * so that neither weekends nor a busy week is unusual.
 */
export function firingWarning(days: readonly number[]): FiringWarning | undefined {
  const before = days.slice(0, -1);
  const today = days.at(-1) ?? 0;
  if (before.length < LEAST_DAYS) return undefined;
  const [least, most] = [Math.min(...before), Math.max(...before)];
  if (today > 3 * most + 10)
    return {
      kind: 'more',
      message: `${today} matches in 24 hours; at most ${most} on any of ${before.length} days before`,
    };
  if (least >= 4 && today * 4 <= least)
    return {
      kind: 'less',
      message: `${today} matches in 24 hours; at least ${least} on each of ${before.length} days before`,
    };
  return undefined;
}
