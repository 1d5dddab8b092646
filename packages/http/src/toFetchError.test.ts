import { expect, test } from 'vitest';
import { FetchError } from './failure.ts';
import { toFetchError } from './toFetchError.ts';

const coded = (code: string, cause?: Error) => Object.assign(new Error('it went wrong', { cause }), { code });

test.each([
  ['ENOTFOUND', 'name_unresolved'],
  ['EAI_AGAIN', 'name_unresolved'],
  ['ECONNREFUSED', 'connect_failed'],
  ['EHOSTUNREACH', 'connect_failed'],
  ['ECONNRESET', 'connection_cut'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect_timeout'],
  ['UND_ERR_HEADERS_OVERFLOW', 'headers_too_large'],
  ['CERT_HAS_EXPIRED', 'certificate_expired'],
  ['CERT_NOT_YET_VALID', 'certificate_expired'],
  ['CERT_REVOKED', 'certificate_untrusted'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate_untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate_untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate_of_another_host'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'handshake_failed'],
  ['EPROTO', 'handshake_failed'],
  ['Z_DATA_ERROR', 'broken_encoding'],
  ['ERR__ERROR_FORMAT_PADDING_1', 'broken_encoding'],
  ['UND_ERR_INVALID_ARG', 'wrong_request'],
  ['SOMETHING_NEW', 'connect_failed'],
])('%s is %s, wrapped or not', (code, expected) => {
  expect(toFetchError(coded(code)).code).toBe(expected);
  expect(toFetchError(new Error('fetch failed', { cause: coded(code) })).code).toBe(expected);
});

test('our own error is found below others, and what is no error is one as well', () => {
  const own = new FetchError('network_refused', 'inside');
  expect(toFetchError(coded('UND_ERR_SOCKET', own))).toBe(own);
  expect(toFetchError('a word').code).toBe('connect_failed');
});
