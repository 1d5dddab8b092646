import type { HttpAnswer } from '@rasid/http';
import { expect, test } from 'vitest';
import { holdMsOf } from './hostCare.ts';

const fails = (status: number | undefined, retryAfterMs?: number) =>
  ({
    kind: 'failed',
    reason: 'status',
    code: 'status',
    message: '',
    retriable: true,
    redirects: [],
    tookMs: 1,
    ...(status !== undefined && { status }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }) as HttpAnswer;

test.each([
  ['429 with a time', fails(429, 90_000), 90_000],
  ['503 with a time', fails(503, 90_000), 90_000],
  ['503 that may be asked at once', fails(503, 0), 0],
  ['429 without', fails(429), 60_000],
  ['503 without', fails(503), 10_000],
  ['500 with a time', fails(500, 90_000), 0],
  ['404', fails(404), 0],
  ['no answer', fails(undefined), 0],
])('%s closes its host for so long', (_, answer, ms) => expect(holdMsOf(answer, 1_000)).toBe(ms));
