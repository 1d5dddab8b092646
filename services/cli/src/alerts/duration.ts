import { InvalidArgumentError } from 'commander';

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `15m`, `2h`, `7d` or `1w` to milliseconds; undefined where it is none. */
export function readDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const ms = Number(count) * (units[unit ?? ''] ?? NaN);
  return Number.isNaN(ms) || ms === 0 ? undefined : ms;
}

export function parseDuration(text: string): number {
  const ms = readDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('expected a time such as 15m, 2h or 7d');
  return ms;
}

export const parseMinutes = (text: string): number => Math.max(1, Math.round(parseDuration(text) / 60_000));
