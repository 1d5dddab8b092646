import { MAX_POLL_INTERVAL_MS, MIN_POLL_INTERVAL_MS } from '@rasid/contracts';
import { InvalidArgumentError } from 'commander';

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s`, `5m`, `1h` or `1d` to milliseconds, within what a feed may have. */
export function parseInterval(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (units[unit ?? ''] ?? NaN);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('expected a time such as 30s, 5m or 1h');
  if (ms < MIN_POLL_INTERVAL_MS || ms > MAX_POLL_INTERVAL_MS)
    throw new InvalidArgumentError('expected 5s to 7d');
  return ms;
}
