import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '@rasid/pipeline';
import type { Logger } from './logger.ts';

type Repeated = { stop(): Promise<void> };

/** Does the work again and again, so long after it was done, until stopped. What goes wrong is logged, once in a row. */
export function repeat(
  name: string,
  everyMs: number,
  work: () => Promise<void>,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Repeated {
  const stopping = new AbortController();
  const either = AbortSignal.any([signal, stopping.signal]);
  let trouble: string | undefined;
  const once = async (): Promise<void> => {
    try {
      await work();
      if (trouble !== undefined) logger.info({ work: name }, 'works again');
      trouble = undefined;
    } catch (thrown) {
      const { message } = asError(thrown);
      if (trouble !== message)
        logger.warn({ work: name, reason: message }, 'did not work, and is tried again');
      trouble = message;
    }
  };
  const run = async (): Promise<void> => {
    while (!either.aborted) {
      await once();
      await sleep(everyMs, undefined, { signal: either }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
