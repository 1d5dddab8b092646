import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '@rasid/pipeline';
import type { OpenSampleSite } from './openSampleSite.ts';
import type { Progress } from './progress.ts';

export type Counted = { readonly searchable: number; readonly expected: number };

const LIMIT_MS = 90_000;
const STEP_MS = 250;

/** Waits until every article of the sample site is searchable, or until 90 seconds are over; shows how it goes. */
export async function waitForArticles(
  site: OpenSampleSite,
  count: () => Promise<number>,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Counted> {
  const expected = site.articles.length;
  const startedAt = Date.now();
  let shown = -1;
  for (;;) {
    const searchable = await count().catch(zeroWhileAway);
    if (searchable >= expected || Date.now() - startedAt > LIMIT_MS) return { searchable, expected };
    if (searchable !== shown && (searchable - shown >= 5 || shown < 0)) {
      progress.note(`${searchable} of ${expected} articles are searchable`);
      shown = searchable;
    }
    await sleep(STEP_MS, undefined, { signal });
  }
}

/** An index that is only just being made does not answer yet. */
function zeroWhileAway(error: unknown): number {
  if (error instanceof UnavailableError) return 0;
  throw error;
}
