import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HubOffer } from './findHub.ts';

const derive = (master: string, what: string, feedId: string, { url, topic }: HubOffer): string =>
  createHmac('sha256', master).update([what, feedId, url, topic].join('\n')).digest('hex');

/** The secret with which a hub signs what it sends for a feed. Made of the operator's one, so that nothing has to be kept. */
export const secretOf = (master: string, feedId: string, offer: HubOffer): string =>
  derive(master, 'secret', feedId, offer);

/** Where a hub finds us for a feed: an address that nobody can guess. */
export const callbackOf = (base: string, master: string, feedId: string, offer: HubOffer): string =>
  `${base.replace(/\/+$/, '')}/${feedId}/${derive(master, 'callback', feedId, offer).slice(0, 32)}`;

/** The feed of a callback's path, and its key. */
export function readCallback(path: string): { feedId: string; key: string } | undefined {
  const [, feedId, key] = /\/([a-z0-9][a-z0-9-]{0,63})\/([0-9a-f]{32})$/.exec(path) ?? [];
  return feedId === undefined || key === undefined ? undefined : { feedId, key };
}

export function isKeyOf(key: string, master: string, feedId: string, offer: HubOffer): boolean {
  const expected = callbackOf('', master, feedId, offer).slice(-32);
  return key.length === expected.length && timingSafeEqual(Buffer.from(key), Buffer.from(expected));
}
