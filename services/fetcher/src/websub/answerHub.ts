import type { Feed, FeedHub } from '@rasid/contracts';
import { isKeyOf, readCallback, secretOf } from './keys.ts';
import { isSigned } from './signature.ts';

export type HubRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly signature: string | undefined;
  readonly body: Uint8Array;
};

export type HubReply = {
  readonly status: number;
  readonly text: string;
  /** What is to be noted of the hub. */
  readonly hub?: FeedHub;
  /** The feed has something new. */
  readonly isPing?: true;
};

const LONGEST_LEASE_SECONDS = 90 * 24 * 60 * 60;
const CHALLENGE_CHARACTERS = 4096;
/** News of news are noted no more often. */
const NOTED_EVERY_MS = 60_000;

const refuse = (status: number, text: string): HubReply => ({ status, text });
const UNKNOWN = refuse(404, 'no such subscription');

/** Which feed's callback a path is; undefined where it is none. */
export const feedIdOf = (path: string): string | undefined => readCallback(path)?.feedId;

/**
 * What a hub is told (WebSub §5.3 and §7). That we want a subscription is confirmed only where we asked for it, under an
 * address that only the hub was told; what is new is believed only where it is signed with the secret of the feed.
 */
export function answerHub(request: HubRequest, feed: Feed | undefined, master: string, now: Date): HubReply {
  const callback = readCallback(request.path);
  const hub = feed?.health.hub;
  if (!callback || !feed || !hub || !isKeyOf(callback.key, master, feed.id, hub)) return UNKNOWN;
  if (request.method === 'GET') return verify(request.query, feed, hub, now);
  if (request.method !== 'POST') return refuse(405, 'expected GET or POST');
  if (feed.state !== 'active') return refuse(410, 'no longer wanted');
  if (!isSigned(request.signature, request.body, secretOf(master, feed.id, hub)))
    return refuse(403, 'expected X-Hub-Signature with the secret of this subscription');
  const last = Date.parse(hub.lastPingAt ?? '') || 0;
  const isNoted = now.getTime() - last < NOTED_EVERY_MS;
  return {
    status: 202,
    text: 'thank you',
    isPing: true,
    ...(!isNoted && { hub: { ...hub, lastPingAt: now.toISOString() } }),
  };
}

function verify(query: URLSearchParams, feed: Feed, hub: FeedHub, now: Date): HubReply {
  const mode = query.get('hub.mode');
  const challenge = query.get('hub.challenge') ?? '';
  const isOurs = query.get('hub.topic') === hub.topic && hub.requestedAt !== undefined;
  const isWanted = isOurs && feed.state === 'active';
  if (mode === 'denied')
    return isOurs ? { status: 200, text: 'noted', hub: { ...hub, state: 'refused' } } : UNKNOWN;
  if (challenge === '' || challenge.length > CHALLENGE_CHARACTERS) return UNKNOWN;
  if (mode === 'unsubscribe') return isWanted ? UNKNOWN : { status: 200, text: challenge };
  const seconds = Number(query.get('hub.lease_seconds'));
  if (mode !== 'subscribe' || !isWanted || !(seconds > 0)) return UNKNOWN;
  const leaseMs = Math.min(seconds, LONGEST_LEASE_SECONDS) * 1000;
  const leaseUntil = new Date(now.getTime() + leaseMs).toISOString();
  return { status: 200, text: challenge, hub: { ...hub, state: 'subscribed', leaseUntil } };
}
