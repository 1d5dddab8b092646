import type { Settled } from '@rasid/pipeline';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** Turns what a stage does into metrics, and into log lines where something went wrong. */
export const createStageObserver = (metrics: Metrics, logger: Logger) => ({
  onSettled(stage: string, settled: readonly Settled[], durationMs: number): void {
    metrics.duration.observe({ stage }, durationMs / 1000);
    for (const { message, outcome } of settled) {
      metrics.countOutcome(stage, outcome);
      if (outcome.kind !== 'dead') continue;
      const { reason, detail } = outcome;
      logger.warn(
        { stage, reason, detail, articleId: message.key?.toString(), offset: message.offset },
        'dead-lettered',
      );
    }
  },
  onRetry(stage: string, cause: Error, waitMs: number, waiting: number): void {
    metrics.countRetry(stage, waiting);
    logger.warn({ stage, waitMs, waiting, reason: cause.message }, 'to be tried again');
  },
});
