import { readLocalMoment } from '@rasid/alerts';
import type { AlertRule } from '@rasid/contracts';

export type MuteOptions = {
  /** Milliseconds. */
  readonly for: number;
  readonly until?: string;
  readonly off?: boolean;
};

/** Until when a rule is to be muted (RFC 3339); undefined where it is to be so no more. */
export function muteUntilOf(
  { schedule: { timeZone } }: Pick<AlertRule, 'schedule'>,
  { for: ms, until, off }: MuteOptions,
  nowMs = Date.now(),
): string | undefined {
  if (off) return undefined;
  if (until === undefined) return new Date(nowMs + ms).toISOString();
  const untilMs = readLocalMoment(until, timeZone);
  if (untilMs === undefined)
    throw new Error(`--until "${until}": expected a day and a time, such as "2026-10-30 08:00"`);
  if (untilMs <= nowMs) throw new Error(`--until "${until}": that is over in ${timeZone}`);
  return new Date(untilMs).toISOString();
}
