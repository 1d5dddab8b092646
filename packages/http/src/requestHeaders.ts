import type { FeedRequest } from '@rasid/contracts';
import type { Credentials } from './target.ts';

export type HeaderParts = {
  readonly userAgent: string;
  readonly accept?: string | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly contentType?: string | undefined;
  /** The feed's own settings; a request that may not carry its secrets keeps the user agent. */
  readonly request?: FeedRequest | undefined;
  readonly credentials?: Credentials | undefined;
  /** Cookies that were set on the way. */
  readonly cookies?: string | undefined;
  /** Whether the host is the one for which headers, cookie and password are meant. */
  readonly trusted: boolean;
};

/** What frames the message or goes to proxies is the client's own; what it takes apart, it asks for itself. */
const RESERVED =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|proxy-.*|sec-.*)$/;

export function requestHeaders(parts: HeaderParts): Record<string, string> {
  const { request, trusted } = parts;
  const own = trusted ? ownHeaders(request?.headers ?? {}) : [];
  const basic = trusted ? (request?.basicAuth ?? parts.credentials) : undefined;
  const cookie = [trusted ? request?.cookie : undefined, parts.cookies].filter(Boolean).join('; ');
  return {
    'user-agent': request?.userAgent ?? parts.userAgent,
    accept: parts.accept ?? '*/*',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'ar, en;q=0.5',
    ...(parts.etag !== undefined && { 'if-none-match': parts.etag }),
    ...(parts.lastModified !== undefined && { 'if-modified-since': parts.lastModified }),
    ...(parts.contentType !== undefined && { 'content-type': parts.contentType }),
    ...Object.fromEntries(own),
    ...(basic && { authorization: basicOf(basic) }),
    ...(cookie !== '' && { cookie }),
  };
}

const ownHeaders = (headers: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]) =>
    RESERVED.test(name.toLowerCase()) ? [] : [[name.toLowerCase(), value]],
  );

const basicOf = ({ username, password }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
