import { FetchError, type FailureCode } from './failure.ts';

type Rule = readonly [pattern: RegExp, code: FailureCode, words: string];

/** Codes and messages of Node, OpenSSL, zlib, llhttp and undici, in the order in which they are tried. */
const rules: readonly Rule[] = [
  [/^UND_ERR_CONNECT_TIMEOUT|^ETIMEDOUT/, 'connect_timeout', 'no connection in time'],
  [/^UND_ERR_HEADERS_TIMEOUT/, 'first_byte_timeout', 'connected, but no answer in time'],
  [/^UND_ERR_BODY_TIMEOUT/, 'idle_timeout', 'the body stopped coming'],
  [/^UND_ERR_HEADERS_OVERFLOW|^HPE_HEADER_OVERFLOW/, 'headers_too_large', 'the headers are too large'],
  [/^(ENOTFOUND|EAI_|ENODATA|EBADNAME|ESERVFAIL)/, 'name_unresolved', "the host's name does not resolve"],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)/, 'certificate_expired', 'TLS: the certificate is out of date'],
  [/^ERR_TLS_CERT_ALTNAME/, 'certificate_of_another_host', 'TLS: the certificate is for another host'],
  [
    /^(DEPTH_|SELF_SIGNED|UNABLE_TO|CERT_|INVALID_CA|PATH_LENGTH)/,
    'certificate_untrusted',
    'TLS: nobody whom we trust vouches for the certificate',
  ],
  [/^(ERR_TLS|ERR_SSL|EPROTO)/, 'handshake_failed', 'TLS: no handshake'],
  [
    /^(Z_|ERR_BROTLI|ERR__ERROR|BROTLI|ZSTD|ERR_ZSTD|ERR_ZLIB)/,
    'broken_encoding',
    'the compression is broken',
  ],
  [/^UND_ERR_RES_CONTENT_LENGTH/, 'wrong_length', 'the body is not as long as was said'],
  [/^HTTPParserError|^HPE_|^UND_ERR_(SOCKET: bad|INFO|NOT_SUPPORTED)/, 'broken_response', 'no HTTP'],
  [/^(UND_ERR_SOCKET|ECONNRESET|EPIPE)/, 'connection_cut', 'cut before the end'],
  [/^UND_ERR_INVALID_ARG/, 'wrong_request', 'the request can not be made'],
  [/^(UND_ERR_(DESTROYED|CLOSED|ABORTED)|ABORT_ERR)/, 'stopped', 'stopped from our side'],
];

/** Gives whatever was thrown on the way of a request its place in the closed list. */
export function toFetchError(thrown: unknown): FetchError {
  const found = findOwn(thrown);
  if (found) return found;
  const error = rootOf(thrown);
  const said = `${codeOf(error)}: ${error.message}`;
  const [, code, words] = rules.find(([pattern]) => pattern.test(said)) ?? unknown;
  return new FetchError(code, `${words} (${said})`);
}

const unknown: Rule = [/^/, 'connect_failed', 'the connection failed'];

const codeOf = (error: Error & { code?: unknown }): string =>
  typeof error.code === 'string' ? error.code : error.name;

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

/** Our own error, wherever among the wrapped ones. */
function findOwn(thrown: unknown): FetchError | undefined {
  for (let error = thrown; error !== undefined; error = causeOf(error)) {
    if (error instanceof FetchError) return error;
  }
  return undefined;
}

/** What lies at the bottom of wrapped errors, as far as it has a code. */
function rootOf(thrown: unknown): Error {
  let error = thrown instanceof Error ? thrown : new Error(String(thrown));
  while (error.cause instanceof Error && 'code' in error.cause) error = error.cause;
  return error;
}
