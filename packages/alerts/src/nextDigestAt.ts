import type { Grouping } from '@rasid/contracts';
import { dayAfter, epochOf, localTimeOf, weekdayOf } from './localTime.ts';

type Digest = Extract<Grouping, { by: 'digest' }>;

const MINUTE_MS = 60_000;

/** The first time after `afterMs` at which a digest is due, by the clock of the zone. */
export function nextDigestAt(digest: Digest, timeZone: string, afterMs: number): number {
  return digest.every === 'hour' ? nextHour(digest, timeZone, afterMs) : nextDay(digest, timeZone, afterMs);
}

/** Minute by minute: zones and their changes of the clock need not go by whole hours. */
function nextHour({ minute }: Digest, timeZone: string, afterMs: number): number {
  const first = Math.floor(afterMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  for (let step = 0; step < 180; step++) {
    const epochMs = first + step * MINUTE_MS;
    if (localTimeOf(epochMs, timeZone).minute === minute) return epochMs;
  }
  return first + 60 * MINUTE_MS;
}

function nextDay({ every, hour, minute, weekday }: Digest, timeZone: string, afterMs: number): number {
  const today = localTimeOf(afterMs, timeZone);
  for (let days = 0; ; days++) {
    const day = dayAfter(today, days);
    if (every === 'week' && weekdayOf(day) !== weekday) continue;
    const epochMs = epochOf({ ...day, hour, minute }, timeZone);
    if (epochMs > afterMs) return epochMs;
  }
}
