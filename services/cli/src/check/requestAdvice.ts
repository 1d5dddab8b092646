import type { RequestFacts } from './report.ts';

const byStatus: Readonly<Record<number, string>> = {
  401: 'it wants a password: --basic-auth user:password',
  402: 'the publisher wants to be paid: ask for access',
  403: 'the publisher refuses us: ask for access, or try --user-agent, --cookie or --header if you have leave',
  404: 'the feed has moved or is gone: look for it on the site',
  410: 'the feed is gone for good: look on the site for another',
  429: 'too many requests: wait, and poll less often',
  451: 'it may not be shown where this machine stands: --proxy may help',
};

const byReason: Readonly<Record<string, string>> = {
  bad_address: 'is the address complete, with http or https?',
  address_refused: 'allow its network with RASID_ALLOWED_ADDRESSES where that is meant',
  dns: 'is the name of the host right?',
  connection: 'is the site up? try it in a browser',
  tls: 'its certificate can not be trusted: tell the outlet',
  timeout: 'try again; RASID_FETCH_TIMEOUT_MS gives it more time',
  too_many_redirects: 'it may want a cookie: see where it leads in a browser, and give --cookie',
  too_large: 'raise RASID_FEED_MAX_BYTES or RASID_PAGE_MAX_BYTES where that is meant',
  bad_encoding: 'the server packs its answers wrongly: tell the outlet',
};

/** What an operator can do about a request that came to nothing. */
export function requestAdvice({ status, failure }: RequestFacts): string | undefined {
  if (!failure) return undefined;
  if (status !== undefined && status >= 500) return 'the server has a trouble of its own: try again later';
  return byStatus[status ?? 0] ?? byReason[failure.reason];
}
