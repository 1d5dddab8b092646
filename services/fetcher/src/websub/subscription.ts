import type { FeedHub } from '@rasid/contracts';
import type { HubOffer } from './findHub.ts';

const HOUR_MS = 60 * 60 * 1000;
const AGAIN_AFTER_MS = { requested: HOUR_MS, refused: 24 * HOUR_MS } as const;
/** A lease is renewed in its last quarter. */
const RENEWED_WITHIN = 0.25;

/** The hub as it is known after a reading that offered it: another one, or another topic, starts anew. */
export const hubAfter = (before: FeedHub | undefined, offer: HubOffer): FeedHub =>
  before?.url === offer.url && before.topic === offer.topic ? before : { ...offer, state: 'offered' };

/** Whether it is time to ask the hub for a subscription, or for a longer one. */
export function isToBeRequested(hub: FeedHub, now: Date): boolean {
  const requestedAt = hub.requestedAt === undefined ? undefined : Date.parse(hub.requestedAt);
  if (hub.state === 'offered' || requestedAt === undefined) return true;
  const sinceMs = now.getTime() - requestedAt;
  if (hub.state !== 'subscribed') return sinceMs >= AGAIN_AFTER_MS[hub.state];
  const until = Date.parse(hub.leaseUntil ?? '') || 0;
  const isEnding = until - now.getTime() < (until - requestedAt) * RENEWED_WITHIN;
  return isEnding && sinceMs >= AGAIN_AFTER_MS.requested;
}

/** The hub as it is once a request is on its way; what it had agreed to goes on until its end. */
export const hubRequested = (hub: FeedHub, now: Date): FeedHub => ({
  ...hub,
  state: hub.state === 'subscribed' ? 'subscribed' : 'requested',
  requestedAt: now.toISOString(),
});
