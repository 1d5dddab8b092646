import type { FeedHealth } from '@rasid/contracts';
import type { Redirect } from '@rasid/http';

/** A permanent redirect is believed after so many polls, */
const CONFIRMATIONS = 3;
/** over so long: whoever broke a site has mostly mended it by then. */
const CONFIRMED_OVER_MS = 24 * 60 * 60 * 1000;

const isPermanent = ({ status }: Redirect): boolean => status === 301 || status === 308;

/** Where a feed says that it has moved to: the end of the permanent redirects that come first; the others say nothing. */
export function permanentTarget(redirects: readonly Redirect[]): string | undefined {
  const end = redirects.findIndex((redirect) => !isPermanent(redirect));
  return redirects.slice(0, end < 0 ? undefined : end).at(-1)?.to;
}

export type Moved = NonNullable<FeedHealth['moved']>;

/** What a poll that read the feed, by way of these redirects, says of its address; undefined where it says nothing. */
export function judgeMove(
  before: Moved | undefined,
  redirects: readonly Redirect[],
  now: Date,
): Moved | undefined {
  const url = permanentTarget(redirects);
  if (url === undefined) return undefined;
  if (before?.url === url) return { ...before, confirmations: before.confirmations + 1 };
  return { url, confirmations: 1, since: now.toISOString() };
}

export const isBelieved = ({ confirmations, since }: Moved, now: Date): boolean =>
  confirmations >= CONFIRMATIONS && now.getTime() - Date.parse(since) >= CONFIRMED_OVER_MS;
