import type { AddressGuard } from './addressGuard.ts';
import { FetchError } from './failure.ts';
import { readTarget } from './target.ts';

/** One request on the way. */
export type Hop = {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: string | Uint8Array | undefined;
  /** Whether the feed's headers, cookie and password may be sent. */
  readonly trusted: boolean;
};

export type Redirect = { readonly status: number; readonly from: string; readonly to: string };

export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

/**
 * Where a redirect leads (RFC 9110 §15.4). What is secret is left behind for good when it leads to another site or
 * from https to http; a body is sent on within its site alone.
 */
export function followRedirect(hop: Hop, status: number, location: string, guard: AddressGuard): Hop {
  const url = readTarget(location, guard, hop.url);
  url.username = '';
  url.password = '';
  const stays = isSameSite(hop.url, url);
  const trusted = hop.trusted && stays;
  if (hop.method === 'GET' || status < 307) return { method: 'GET', url, trusted };
  if (!stays)
    throw new FetchError(
      'redirect_refused',
      `a ${status} to ${url.origin} would take the body to another site`,
    );
  return { ...hop, url, trusted };
}

/** One host, with `www.` or without, on one port or the standard ones, and never from https to http. */
export function isSameSite(from: URL, to: URL): boolean {
  const bare = ({ hostname }: URL) => hostname.replace(/^www\./, '').replace(/\.$/, '');
  if (bare(from) !== bare(to)) return false;
  if (from.protocol === to.protocol) return from.port === to.port;
  return from.protocol === 'http:' && from.port === '' && to.port === '';
}
