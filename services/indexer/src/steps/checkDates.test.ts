import type { EnrichedArticle } from '@rasid/contracts';
import { expect, test } from 'vitest';
import { createCheckDates } from './checkDates.ts';

const checkDates = createCheckDates(() => new Date('2026-11-24T12:00:00.000Z'));

test.each([
  ['2026-11-24T11:00:00.000Z', 'ok'],
  ['2026-11-25T11:00:00.000Z', 'ok'],
  ['2026-11-26T00:00:00.000Z', 'dead'],
  ['3026-01-01T00:00:00.000Z', 'dead'],
  ['0001-01-01T00:00:00.000Z', 'dead'],
])('an article first seen at %s is %s', async (firstSeenAt, kind) => {
  expect((await checkDates({ firstSeenAt } as EnrichedArticle)).kind).toBe(kind);
});
