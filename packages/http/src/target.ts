import { isIP } from 'node:net';
import type { AddressGuard } from './addressGuard.ts';
import { FetchError } from './failure.ts';
import { portOf } from './ports.ts';

/** What the contracts keep at most. */
const MAX_CHARACTERS = 4096;

/**
 * Reads an address to be fetched; relative ones against `base`. The standard's reading makes the many spellings of
 * one host (octal, hexadecimal, full-width digits) one. Throws a FetchError for what may not be fetched.
 */
export function readTarget(text: string, guard: AddressGuard, base?: URL): URL {
  const url = text.length > MAX_CHARACTERS ? null : URL.parse(text, base?.href);
  if (url && !/^https?:$/.test(url.protocol))
    throw new FetchError('scheme_refused', `"${url.href.slice(0, 200)}": expected http or https`);
  if (!url || url.href.length > MAX_CHARACTERS)
    throw new FetchError('not_an_address', `"${text.slice(0, 200)}" is not an address`);
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // refused before anything is sent; names are judged when they are resolved
  if (isIP(host) !== 0) guard.check(host, portOf(url));
  return url;
}

export type Credentials = { readonly username: string; readonly password: string };

/** Takes user and password out of an address: they are sent as a header, and are not kept with it. */
export function takeCredentials(url: URL): Credentials | undefined {
  const { username, password } = url;
  if (username === '' && password === '') return undefined;
  url.username = '';
  url.password = '';
  return { username: decode(username), password: decode(password) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
