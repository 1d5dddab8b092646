import type { Feed, FeedHealth } from '@rasid/contracts';
import type { FeedRecord } from '@rasid/search';
import type { FeedReading } from '../steps/readFeed.ts';
import { isBelieved, permanentTarget } from './moved.ts';

export type Polled = { readonly reading: FeedReading; readonly health: FeedHealth; readonly now: Date };

/**
 * What is to be noted of a poll with regard to the feed's address: a feed that has moved for good gets its new one,
 * unless another feed has that; one that its publisher says is gone is parked.
 */
export async function settleAddress(
  feed: Feed,
  { reading, health, now }: Polled,
  feeds: { findByUrl(url: string): Promise<Feed | undefined> },
): Promise<FeedRecord> {
  if (isGone(feed.url, reading)) return park(feed.id, health);
  const { moved, ...rest } = health;
  if (moved === undefined || !isBelieved(moved, now)) return { health };
  const owner = await feeds.findByUrl(moved.url);
  if (owner === undefined || owner.id === feed.id) return { url: moved.url, health: rest };
  const lastError = `the publisher has moved it to ${moved.url}, which the feed "${owner.id}" has already; remove one of the two`;
  return { health: { ...health, trouble: 'moved_to_known', lastError } };
}

/** A 410 of the feed's own address, or of that which it has moved to: a stopover says nothing. */
function isGone(url: string, reading: FeedReading): boolean {
  if (reading.kind !== 'failed' || reading.status !== 410) return false;
  const last = reading.redirects.at(-1)?.to;
  return last === undefined || permanentTarget(reading.redirects) === last || last === url;
}

function park(id: string, health: FeedHealth): FeedRecord {
  const { nextPollAt: _next, ...rest } = health;
  const lastError = `${health.lastError ?? ''}; parked, and no longer polled until: rasid feeds resume ${id}`;
  return { state: 'parked', health: { ...rest, lastError } };
}
