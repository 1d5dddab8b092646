import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 200;

/** Asks until the answer is not undefined or false; rejects after `timeoutMs` with what was waited for and last seen. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  { timeoutMs, seen }: { timeoutMs: number; seen?: () => unknown },
): Promise<T> {
  const startedAt = Date.now();
  let trouble: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error; // what is asked may be down for a while
    }
    if (Date.now() - startedAt > timeoutMs) {
      throw new Error(`waited ${timeoutMs} ms for ${what}; last seen: ${describe(trouble ?? seen?.())}`);
    }
    await sleep(STEP_MS);
  }
}

const describe = (value: unknown): string =>
  value instanceof Error ? value.message : (JSON.stringify(value) ?? 'nothing');
