import type { Alert, Delivery } from '@rasid/contracts';
import { withDeliveries } from './deliveryState.ts';
import { newDelivery } from './draftAlert.ts';

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
/** From the first attempt on. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * MINUTE_MS;
const MOST_REASON = 1_000;

/** Why an attempt came to nothing. `permanent`: another one can't do better. */
export type Failure = {
  readonly reason: string;
  readonly permanent: boolean;
  readonly status?: number;
  /** The other side asked for so much patience, in milliseconds. */
  readonly afterMs?: number;
};

export const deliveryTo = (alert: Alert, channelId: string): Delivery | undefined =>
  alert.deliveries.find((delivery) => delivery.channelId === channelId);

const change = (alert: Alert, channelId: string, to: (delivery: Delivery) => Delivery): Alert =>
  withDeliveries(
    alert,
    alert.deliveries.map((delivery) => (delivery.channelId === channelId ? to(delivery) : delivery)),
  );

/** The channel has taken the alert. */
export function recordSuccess(
  alert: Alert,
  channelId: string,
  status: number | undefined,
  nowMs: number,
): Alert {
  if (deliveryTo(alert, channelId)?.state !== 'waiting') return alert;
  return change(alert, channelId, ({ reason: _healed, ...delivery }) => ({
    ...delivery,
    ...attempted(delivery, nowMs),
    state: 'delivered',
    deliveredAt: iso(nowMs),
    ...(status !== undefined && { status }),
  }));
}

/**
 * The channel has not taken the alert: it is tried again after a while, or parked when that has no use any more. A
 * fallback steps in as the alert's routing says. `random` is in [0, 1); `firstWaitMs` at most passes before the second
 * attempt, and twice as long before each further one.
 */
export function recordFailure(
  alert: Alert,
  channelId: string,
  failure: Failure,
  nowMs: number,
  random: number,
  firstWaitMs = 1_000,
): Alert {
  if (deliveryTo(alert, channelId)?.state !== 'waiting') return alert;
  const failed = change(alert, channelId, (delivery) => {
    const tried = { ...delivery, ...attempted(delivery, nowMs), ...reasonOf(failure) };
    const nextMs = nowMs + waitMs(tried.attempts, failure, random, firstWaitMs);
    const isOver = nextMs - Date.parse(tried.firstAttemptAt) > GIVE_UP_AFTER_MS;
    if (failure.permanent || isOver) return { ...tried, state: 'parked' };
    return { ...tried, nextAttemptAt: iso(Math.min(nextMs, fallbackMs(alert, tried, nowMs))) };
  });
  return callFallback(failed, channelId, nowMs);
}

const attempted = ({ attempts, firstAttemptAt }: Delivery, nowMs: number) => ({
  attempts: attempts + 1,
  firstAttemptAt: firstAttemptAt ?? iso(nowMs),
  lastAttemptAt: iso(nowMs),
});

const reasonOf = ({ reason, status }: Failure) => ({
  reason: reason.slice(0, MOST_REASON),
  ...(status !== undefined && { status }),
});

/** Exponential, half of it by chance, and never before the other side wants to hear of us again. */
function waitMs(attempts: number, { afterMs = 0 }: Failure, random: number, firstMs: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.max(afterMs, ceiling / 2 + (ceiling / 2) * random);
}

/** The moment at which the fallback steps in, if that lies ahead; so it is not passed by while waiting. */
function fallbackMs({ routing: { fallback } }: Alert, { firstAttemptAt }: Delivery, nowMs: number): number {
  if (!fallback || firstAttemptAt === undefined) return Infinity;
  const stepsInMs = Date.parse(firstAttemptAt) + fallback.afterMinutes * MINUTE_MS;
  return stepsInMs > nowMs ? stepsInMs : Infinity;
}

function callFallback(alert: Alert, channelId: string, nowMs: number): Alert {
  const { fallback } = alert.routing;
  const failed = deliveryTo(alert, channelId);
  if (!fallback || failed?.role !== 'primary' || deliveryTo(alert, fallback.channel)) return alert;
  const isLate = fallbackMs(alert, failed, nowMs) === Infinity;
  if (failed.state !== 'parked' && !isLate) return alert;
  return withDeliveries(alert, [...alert.deliveries, newDelivery(fallback.channel, 'fallback', nowMs)]);
}

/** What was given up is tried again from the beginning, on one channel or on all. */
export function retryParked(alert: Alert, channelId: string | undefined, nowMs: number): Alert {
  return withDeliveries(
    alert,
    alert.deliveries.map((delivery) =>
      delivery.state === 'parked' && (channelId === undefined || delivery.channelId === channelId)
        ? newDelivery(delivery.channelId, delivery.role, nowMs)
        : delivery,
    ),
  );
}

/** What waits, on some channels or on all, is not delivered any more. */
export function cancelWaiting(alert: Alert, isMeant: (delivery: Delivery) => boolean, reason: string): Alert {
  return withDeliveries(
    alert,
    alert.deliveries.map((delivery) =>
      delivery.state === 'waiting' && isMeant(delivery)
        ? { ...delivery, state: 'cancelled', reason }
        : delivery,
    ),
  );
}

/** Somebody has taken notice: nobody else needs to be told. The first to say so counts. */
export function acknowledge({ escalateAt: _over, ...alert }: Alert, by: string, nowMs: number): Alert {
  const calm = cancelWaiting(alert, ({ role }) => role === 'escalation', 'acknowledged');
  return {
    ...calm,
    acknowledgedAt: alert.acknowledgedAt ?? iso(nowMs),
    acknowledgedBy: alert.acknowledgedBy ?? by,
  };
}

/** Nobody has acknowledged it in time: others are told. */
export function escalate({ escalateAt: _now, ...alert }: Alert, nowMs: number): Alert {
  const channels = alert.routing.escalation?.channels ?? [];
  const more = channels.filter((channelId) => !deliveryTo(alert, channelId));
  return withDeliveries(alert, [
    ...alert.deliveries,
    ...more.map((channelId) => newDelivery(channelId, 'escalation', nowMs)),
  ]);
}

const iso = (epochMs: number): string => new Date(epochMs).toISOString();
