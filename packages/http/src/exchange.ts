import type { Dispatcher } from 'undici';
import type { AddressGuard } from './addressGuard.ts';
import { failed, failedStatus, readHeaders, type Headers, type HttpAnswer } from './answer.ts';
import { FetchError } from './failure.ts';
import { readBody, tooLarge } from './readBody.ts';
import { followRedirect, isRedirect, isSameSite, type Hop, type Redirect } from './redirect.ts';
import { requestHeaders } from './requestHeaders.ts';
import type { RequestOptions } from './requestOptions.ts';
import { readTarget, takeCredentials, type Credentials } from './target.ts';
import { toFetchError } from './toFetchError.ts';
import { createWayCookies } from './wayCookies.ts';

export type Exchange = RequestOptions & {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body: string | Uint8Array | undefined;
  readonly contentType?: string;
  readonly userAgent: string;
  readonly guard: AddressGuard;
  readonly dispatcher: Dispatcher;
};

type Way = {
  readonly redirects: Redirect[];
  readonly cookies: ReturnType<typeof createWayCookies>;
  readonly credentials: Credentials | undefined;
  readonly stop: AbortController;
  readonly signal: AbortSignal;
};

const MAX_REDIRECTS = 5;
const MAX_INTERIM = 8;
const FIRST_BYTE_MS = 15_000;
const IDLE_MS = 10_000;

/** A request with all its redirects. */
export async function exchange(options: Exchange): Promise<HttpAnswer> {
  const startedAt = performance.now();
  const redirects: Redirect[] = [];
  const told = () => ({ redirects, tookMs: Math.round(performance.now() - startedAt) });
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(timedOut(options.timeoutMs)), options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([stop.signal, options.signal]) : stop.signal;
  try {
    const first = readTarget(options.url, options.guard);
    const credentials = takeCredentials(first);
    const answer = await walk(firstHop(first, options), options, {
      redirects,
      cookies: createWayCookies(),
      credentials,
      stop,
      signal,
    });
    if (answer.kind === 'failed') return failedStatus(answer.status, answer.headers, told(), new Date());
    return { ...answer, ...told() };
  } catch (thrown) {
    return failed(toFetchError(options.signal?.aborted ? stopped : thrown), told());
  } finally {
    clearTimeout(timer);
  }
}

const stopped = new FetchError('stopped', 'stopped from our side');
const timedOut = (ms: number) => new FetchError('total_timeout', `no whole answer within ${ms} ms`);

function firstHop(url: URL, { method, body, requestFor }: Exchange): Hop {
  const meantFor = requestFor === undefined ? url : URL.parse(requestFor);
  return { method, url, body, trusted: meantFor !== null && isSameSite(meantFor, url) };
}

type Received =
  | {
      readonly kind: 'ok';
      readonly status: number;
      readonly url: string;
      readonly headers: Headers;
      readonly body: Uint8Array;
      readonly wireBytes: number;
    }
  | { readonly kind: 'not_modified'; readonly status: 304; readonly url: string; readonly headers: Headers }
  | { readonly kind: 'failed'; readonly status: number; readonly headers: Headers };

async function walk(first: Hop, options: Exchange, way: Way): Promise<Received> {
  const seen = new Set<string>();
  for (let hop = first; ;) {
    const cookies = way.cookies.of(hop.url);
    const visit = `${hop.method} ${hop.url.href} ${cookies ?? ''}`;
    if (seen.has(visit)) throw new FetchError('redirect_loop', `redirects lead back to ${hop.url.href}`);
    seen.add(visit);
    const answer = await ask(hop, cookies, options, way);
    if (!('location' in answer)) return answer;
    if (way.redirects.length === MAX_REDIRECTS)
      throw new FetchError('too_many_redirects', `more than ${MAX_REDIRECTS} redirects`);
    const next = followRedirect(hop, answer.status, answer.location, options.guard);
    way.redirects.push({ status: answer.status, from: hop.url.href, to: next.url.href });
    if ((await options.beforeHop?.(next.url.href)) === false)
      throw new FetchError('stopped', `stopped before the redirect to ${next.url.href}`);
    hop = next;
  }
}

type Onward = { readonly status: number; readonly location: string };

/** One request: an answer, or where it leads. */
async function ask(
  hop: Hop,
  cookies: string | undefined,
  options: Exchange,
  way: Way,
): Promise<Received | Onward> {
  const { statusCode: status, headers: raw, body } = await send(hop, cookies, options, way);
  body.on('error', () => undefined); // whoever reads it gets the error as well
  try {
    const headers = readHeaders(raw);
    if (!headers) throw new FetchError('too_many_headers', 'more headers than anybody needs');
    way.cookies.take(hop.url, [raw['set-cookie'] ?? []].flat());
    const url = hop.url.href;
    const { location } = headers;
    if (status >= 200 && status <= 299) {
      refuseDeclared(headers, options.maxBytes);
      const { bytes, wireBytes } = await readBody(body, headers['content-encoding'], options.maxBytes);
      return { kind: 'ok', status, url, headers, body: bytes, wireBytes };
    }
    await drain(body, way.signal);
    if (status === 304) return { kind: 'not_modified', status, url, headers };
    if (isRedirect(status) && location !== undefined && options.followRedirects !== false)
      return { status, location };
    return { kind: 'failed', status, headers };
  } finally {
    body.destroy();
  }
}

function send(hop: Hop, cookies: string | undefined, options: Exchange, { credentials, stop, signal }: Way) {
  let interim = 0;
  return options.dispatcher.request({
    origin: hop.url.origin,
    path: `${hop.url.pathname}${hop.url.search}`,
    method: hop.method,
    headers: requestHeaders({
      ...options,
      credentials,
      cookies,
      trusted: hop.trusted,
      ...(hop.method === 'GET' && { contentType: undefined }),
    }),
    body: hop.body ?? null,
    signal,
    headersTimeout: options.firstByteMs ?? FIRST_BYTE_MS,
    bodyTimeout: options.idleMs ?? IDLE_MS,
    onInfo: () => {
      if (++interim > MAX_INTERIM)
        stop.abort(new FetchError('broken_response', `more than ${MAX_INTERIM} interim answers`));
    },
  });
}

function refuseDeclared({ 'content-length': length }: Headers, maxBytes: number): void {
  const declared = Number(length ?? 0);
  if (declared > maxBytes) throw tooLarge(String(declared), maxBytes);
}

const DRAINED_BYTES = 16 * 1024;
const DRAINED_MS = 250;

/** Reads what nobody wants, so that the connection may be used again, unless that takes longer than a new one. */
async function drain(body: Dispatcher.ResponseData['body'], signal: AbortSignal): Promise<void> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(DRAINED_MS)]);
  await body.dump({ limit: DRAINED_BYTES, signal: patience }).catch(() => undefined);
}
