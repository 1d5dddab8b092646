import { asError, UnavailableError } from '@rasid/pipeline';
import type { JobVerdict } from '@rasid/queue';

const LEAST_WAIT_MS = 500;
const SPREAD_MS = 1_500;

/** A job that meets an unavailable dependency waits, without using up an attempt; any other error is passed on. */
export async function waitForDependency(
  work: () => Promise<JobVerdict>,
  random: () => number,
): Promise<JobVerdict> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof UnavailableError)) throw asError(thrown);
    return { kind: 'delay', ms: LEAST_WAIT_MS + Math.round(random() * SPREAD_MS) };
  }
}
