/**
 * Why a request came to nothing: the code says exactly what, its reason is the class that labels a metric. Both are
 * closed lists. `heals` says whether another attempt may do better.
 */
const codes = {
  not_an_address: { reason: 'bad_address', heals: false },
  scheme_refused: { reason: 'bad_address', heals: false },
  redirect_refused: { reason: 'bad_address', heals: false },
  wrong_request: { reason: 'bad_address', heals: false },
  network_refused: { reason: 'address_refused', heals: false },
  name_refused: { reason: 'address_refused', heals: false },
  port_refused: { reason: 'address_refused', heals: false },
  name_unresolved: { reason: 'dns', heals: true },
  connect_failed: { reason: 'connection', heals: true },
  connection_cut: { reason: 'connection', heals: true },
  wrong_length: { reason: 'connection', heals: true },
  broken_response: { reason: 'connection', heals: true },
  proxy_failed: { reason: 'connection', heals: true },
  stopped: { reason: 'connection', heals: true },
  certificate_expired: { reason: 'tls', heals: false },
  certificate_of_another_host: { reason: 'tls', heals: false },
  certificate_untrusted: { reason: 'tls', heals: false },
  handshake_failed: { reason: 'tls', heals: false },
  connect_timeout: { reason: 'timeout', heals: true },
  first_byte_timeout: { reason: 'timeout', heals: true },
  idle_timeout: { reason: 'timeout', heals: true },
  total_timeout: { reason: 'timeout', heals: true },
  too_many_redirects: { reason: 'too_many_redirects', heals: false },
  redirect_loop: { reason: 'too_many_redirects', heals: false },
  headers_too_large: { reason: 'too_large', heals: false },
  too_many_headers: { reason: 'too_large', heals: false },
  answer_too_large: { reason: 'too_large', heals: false },
  body_too_large: { reason: 'too_large', heals: false },
  too_many_encodings: { reason: 'bad_encoding', heals: false },
  broken_encoding: { reason: 'bad_encoding', heals: false },
  status: { reason: 'status', heals: false },
} as const;

export type FailureCode = keyof typeof codes;
export type FetchFailure = (typeof codes)[FailureCode]['reason'];

/** What went wrong, in the client's own words. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type Trouble = {
  readonly reason: FetchFailure;
  readonly code: FailureCode;
  /** In words, for an operator. */
  readonly message: string;
  /** Whether another attempt may do better. */
  readonly retriable: boolean;
};

export const troubleOf = ({ code, message }: FetchError): Trouble => ({
  reason: codes[code].reason,
  code,
  message,
  retriable: codes[code].heals,
});
