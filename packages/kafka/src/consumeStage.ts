import type { TopicName } from '@rasid/contracts';
import { defaultBackoff, runBatch, type Message, type Settled, type Stage } from '@rasid/pipeline';
import { runConsumer, type ConsumerOptions, type RunningConsumer } from './consumer.ts';

export type StageObserver = {
  onSettled(stage: string, settled: readonly Settled[], durationMs: number): void;
  onRetry(stage: string, cause: Error, waitMs: number, waiting: number): void;
};

export type StageOptions<T> = Omit<ConsumerOptions, 'group' | 'handleChunk'> & {
  readonly stage: Stage<Message, T>;
  readonly topic: TopicName;
  /** Messages that go through the steps at once. */
  readonly stepConcurrency: number;
  readonly observer: StageObserver;
};

/** Feeds a stage from its topic, under the consumer group `rasid-<stage>`. */
export function consumeStage<T>({
  stage,
  stepConcurrency,
  observer,
  ...options
}: StageOptions<T>): Promise<RunningConsumer> {
  return runConsumer({
    ...options,
    group: groupOf(stage.name),
    handleChunk: async (messages, { wait }) => {
      const startedAt = performance.now();
      const settled = await runBatch(messages, {
        run: stage.run,
        sink: stage.sink,
        deadLetters: stage.deadLetters,
        backoff: defaultBackoff,
        concurrency: stepConcurrency,
        wait,
        random: Math.random,
        onRetry: (cause, waitMs, waiting) => observer.onRetry(stage.name, cause, waitMs, waiting),
      });
      observer.onSettled(stage.name, settled, performance.now() - startedAt);
    },
  });
}

export const groupOf = (stage: string): string => `rasid-${stage}`;
