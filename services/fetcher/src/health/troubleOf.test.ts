import { expect, test } from 'vitest';
import { troubleOf } from './troubleOf.ts';

test.each([
  [{ reason: 'dns' }, 'dns'],
  [{ reason: 'tls' }, 'tls'],
  [{ reason: 'bad_address' }, 'address_refused'],
  [{ reason: 'too_large' }, 'too_large'],
  [{ reason: 'what nobody foresaw' }, 'step_failed'],
  [{ reason: 'status', status: 401 }, 'unauthorised'],
  [{ reason: 'status', status: 403 }, 'refused'],
  [{ reason: 'status', status: 404 }, 'not_found'],
  [{ reason: 'status', status: 410 }, 'gone'],
  [{ reason: 'status', status: 418 }, 'refused'],
  [{ reason: 'status', status: 429 }, 'rate_limited'],
  [{ reason: 'status', status: 500 }, 'server_error'],
  [{ reason: 'status', status: 503 }, 'server_error'],
  [{ reason: 'status', status: 522 }, 'server_error'],
] as const)('%j is %s', (failure, trouble) => expect(troubleOf(failure)).toBe(trouble));
