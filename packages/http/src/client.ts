import { isIP } from 'node:net';
import { Agent, request } from 'undici';
import { AddressRefusedError, createAddressGuard, type AddressGuard } from './addressGuard.ts';
import { failed, failedStatus, type HttpAnswer, type HttpFailure } from './answer.ts';
import { EncodingError, readBody, TooLargeError } from './readBody.ts';

export type HttpClientOptions = {
  readonly userAgent: string;
  /** Networks (CIDR) that may be fetched although they are not public. */
  readonly allowedAddresses?: readonly string[];
};

export type GetOptions = {
  /** After decompression. */
  readonly maxBytes: number;
  /** For everything: redirects, headers and body. */
  readonly timeoutMs: number;
  readonly accept?: string;
  readonly etag?: string;
  readonly lastModified?: string;
};

export type HttpClient = {
  /** Never throws: what went wrong is a value. */
  get(url: string, options: GetOptions): Promise<HttpAnswer>;
  close(): Promise<void>;
};

const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 32 * 1024;
const CONNECT_TIMEOUT_MS = 10_000;

/** The one client for what goes out to the world: guarded addresses on every hop, and a limit on everything. */
export function createHttpClient({ userAgent, allowedAddresses = [] }: HttpClientOptions): HttpClient {
  const guard = createAddressGuard(allowedAddresses);
  const agent = new Agent({
    connect: { lookup: guard.lookup, timeout: CONNECT_TIMEOUT_MS },
    maxHeaderSize: MAX_HEADER_BYTES,
    connections: 8,
    keepAliveTimeout: 5_000,
  });
  return {
    get: (url, options) => follow(url, { ...options, userAgent, agent, guard }),
    close: () => agent.destroy(),
  };
}

type Request = GetOptions & { userAgent: string; agent: Agent; guard: AddressGuard };

async function follow(first: string, options: Request): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  let url = first;
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const answer = await getOnce(url, options, signal);
      if (typeof answer !== 'string') return answer;
      url = answer;
    }
    return failed('too_many_redirects', `more than ${MAX_REDIRECTS} redirects`);
  } catch (error) {
    return toFailure(error, options.timeoutMs);
  }
}

/** An answer, or the address that a redirect points to. */
async function getOnce(url: string, options: Request, signal: AbortSignal): Promise<HttpAnswer | string> {
  const target = checkUrl(url, options.guard);
  if ('kind' in target) return target;
  const { statusCode, headers, body } = await request(target, {
    dispatcher: options.agent,
    signal,
    headers: headersOf(options),
  });
  const plain = firstValues(headers);
  const location = plain['location'];
  if ([301, 302, 303, 307, 308].includes(statusCode) && location !== undefined) {
    await body.dump();
    return URL.parse(location, target.href)?.href ?? failed('bad_address', `a redirect to "${location}"`);
  }
  if (statusCode === 304) {
    await body.dump();
    return { kind: 'not_modified' };
  }
  if (statusCode < 200 || statusCode > 299) {
    await body.dump();
    return failedStatus(statusCode, plain['retry-after'], new Date());
  }
  const declared = Number(plain['content-length'] ?? 0);
  if (declared > options.maxBytes) {
    body.destroy();
    throw new TooLargeError(`${declared} bytes, more than ${options.maxBytes}`);
  }
  const bytes = await readBody(body, plain['content-encoding'], options.maxBytes);
  return { kind: 'ok', status: statusCode, url: target.href, headers: plain, body: bytes };
}

const headersOf = ({ userAgent, accept, etag, lastModified }: Request): Record<string, string> => ({
  'user-agent': userAgent,
  accept: accept ?? '*/*',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'ar, en;q=0.5',
  ...(etag !== undefined && { 'if-none-match': etag }),
  ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
});

const firstValues = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );

/** A host that is an address is never looked up, and is checked here. */
function checkUrl(url: string, guard: AddressGuard): URL | HttpFailure {
  const parsed = URL.parse(url);
  if (!parsed) return failed('bad_address', `"${url}" is not an address`);
  if (!/^https?:$/.test(parsed.protocol)) return failed('bad_address', `"${url}": expected http or https`);
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) guard.check(host);
  return parsed;
}

function toFailure(thrown: unknown, timeoutMs: number): HttpFailure {
  const error = rootOf(thrown);
  if (error instanceof AddressRefusedError) return failed('address_refused', error.message);
  if (error instanceof TooLargeError) return failed('too_large', error.message);
  if (error instanceof EncodingError) return failed('bad_encoding', error.message);
  const { code = '', name, message } = error as Error & { code?: string };
  if (name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code))
    return failed('timeout', `no whole answer within ${timeoutMs} ms`);
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code))
    return failed('dns', `the host's name does not resolve (${code})`);
  if (/^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_SSL)/.test(code))
    return failed('tls', `TLS: ${message}`);
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return failed('too_large', `more than ${MAX_HEADER_BYTES} bytes of headers`);
  return failed('connection', `the connection failed (${code || message})`);
}

/** What lies at the bottom of wrapped errors. */
function rootOf(thrown: unknown): Error {
  let error = thrown instanceof Error ? thrown : new Error(String(thrown));
  while (error.cause instanceof Error && !(error instanceof AddressRefusedError)) error = error.cause;
  return error;
}
