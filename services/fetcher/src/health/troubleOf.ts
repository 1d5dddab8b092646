import type { FeedTrouble } from '@rasid/contracts';

/** What is known of a request that came to nothing. */
export type Failure = { readonly reason: string; readonly status?: number | undefined };

const byStatus: Readonly<Record<number, FeedTrouble>> = {
  401: 'unauthorised',
  402: 'unauthorised',
  403: 'refused',
  404: 'not_found',
  407: 'unauthorised',
  408: 'timeout',
  410: 'gone',
  425: 'rate_limited',
  429: 'rate_limited',
  451: 'refused',
};

const byReason: Readonly<Record<string, FeedTrouble>> = {
  bad_address: 'address_refused',
  address_refused: 'address_refused',
  dns: 'dns',
  connection: 'connection',
  tls: 'tls',
  timeout: 'timeout',
  too_many_redirects: 'too_many_redirects',
  too_large: 'too_large',
  bad_encoding: 'bad_encoding',
};

/** The trouble of a feed behind a failed request. */
export function troubleOf({ reason, status }: Failure): FeedTrouble {
  if (status === undefined) return byReason[reason] ?? 'step_failed';
  return byStatus[status] ?? (status >= 500 ? 'server_error' : 'refused');
}
