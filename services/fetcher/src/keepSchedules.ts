import { setTimeout as sleep } from 'node:timers/promises';
import type { Feed } from '@rasid/contracts';
import { asError } from '@rasid/pipeline';
import type { PollScheduler } from '@rasid/queue';
import type { Logger } from '@rasid/runtime';

export type KeepSchedulesParts = {
  readonly feeds: { list(): Promise<Feed[]> };
  readonly scheduler: PollScheduler;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Called after each round: undefined when all is well. */
  readonly onTrouble: (what: string | undefined) => void;
};

const EVERY_MS = 2_000;

/** Keeps the schedules equal to the index of feeds, until the signal. */
export async function keepSchedules({
  feeds,
  scheduler,
  logger,
  signal,
  onTrouble,
}: KeepSchedulesParts): Promise<void> {
  while (!signal.aborted) {
    try {
      const changes = await scheduler.reconcile(await feeds.list());
      onTrouble(undefined);
      if (changes && changes.added + changes.changed + changes.removed > 0)
        logger.info(changes, 'schedules changed');
    } catch (thrown) {
      const reason = asError(thrown).message;
      onTrouble(reason);
      logger.warn({ reason }, 'schedules could not be compared with the feeds');
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
