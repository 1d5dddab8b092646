import type { Alert, Delivery } from '@rasid/contracts';

type Summary = Pick<Alert, 'state' | 'parkedChannels'> & { nextAttemptAt?: string };

/** What an alert is by its deliveries: those that wait come first, then those that were given up. */
export function settled(deliveries: readonly Delivery[]): Summary {
  const waiting = deliveries
    .filter(({ state }) => state === 'waiting')
    .map(({ nextAttemptAt }) => nextAttemptAt);
  const parkedChannels = deliveries
    .filter(({ state }) => state === 'parked')
    .map(({ channelId }) => channelId);
  const [soonest] = waiting.sort();
  if (soonest !== undefined) return { state: 'waiting', parkedChannels, nextAttemptAt: soonest };
  if (parkedChannels.length > 0) return { state: 'parked', parkedChannels };
  const isCancelled = deliveries.length > 0 && deliveries.every(({ state }) => state === 'cancelled');
  return { state: isCancelled ? 'cancelled' : 'delivered', parkedChannels };
}

/** The alert with other deliveries. */
export function withDeliveries(
  { nextAttemptAt: _was, ...alert }: Alert,
  deliveries: readonly Delivery[],
): Alert {
  return { ...alert, deliveries: [...deliveries], ...settled(deliveries) };
}
