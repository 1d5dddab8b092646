import { setTimeout as sleep } from 'node:timers/promises';
import { topicNameOf, type TopicName } from '@rasid/contracts';
import { UnavailableError, type Message } from '@rasid/pipeline';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { chunksOf, type ChunkLimits } from './chunks.ts';
import type { KafkaLogger } from './client.ts';
import { withMappedErrors } from './errors.ts';
import { createProgress, type ConsumerProgress } from './progress.ts';

export type ChunkTools = {
  /** Waits while staying a member of the group. Rejects when the chunk is to be given up: nothing of it is committed. */
  readonly wait: (ms: number, cause: Error) => Promise<void>;
};

export type ConsumerOptions = {
  readonly kafka: Kafka;
  readonly namespace: string;
  readonly group: string;
  readonly topic: TopicName;
  readonly limits: ChunkLimits;
  /** Partitions worked on at once. */
  readonly concurrency: number;
  readonly logger: KafkaLogger;
  /** Resolves once every message is acknowledged downstream; only then is the chunk committed. */
  readonly handleChunk: (messages: readonly Message[], tools: ChunkTools) => Promise<void>;
  readonly onLag?: (partition: number, lag: number) => void;
};

export type RunningConsumer = { readonly progress: ConsumerProgress; stop(): Promise<void> };

/** A dependency that stays away longer than this is waited for with the partition paused, its messages let go. */
const PATIENCE_MS = 3_000;
const HEARTBEAT_MS = 1_000;
/** So long the partitions of a killed worker wait for another: ten heartbeats, which come from a timer and not from the work. */
const SESSION_MS = 10_000;

class GiveUp extends Error {
  readonly pauseMs: number;
  constructor(why: string, pauseMs: number) {
    super(why);
    this.pauseMs = pauseMs;
  }
}

/** Joins the group and works until stopped. Offsets are resolved contiguously, a chunk after its acknowledgement. */
export async function runConsumer(options: ConsumerOptions): Promise<RunningConsumer> {
  const consumer = options.kafka.consumer({
    groupId: topicNameOf(options.namespace, options.group),
    sessionTimeout: SESSION_MS,
    rebalanceTimeout: 60_000,
    heartbeatInterval: 3_000,
    maxBytesPerPartition: 2 * 1024 * 1024,
    maxWaitTimeInMs: 500,
    allowAutoTopicCreation: false,
    retry: {
      initialRetryTime: 150,
      retries: 8,
      maxRetryTime: 5_000,
      restartOnFailure: () => Promise.resolve(true),
    },
  });
  const stopping = new AbortController();
  const progress = createProgress();
  consumer.on(consumer.events.GROUP_JOIN, () => progress.joined(true));
  consumer.on(consumer.events.CRASH, () => progress.joined(false));
  await withMappedErrors(() => consumer.connect());
  await withMappedErrors(() =>
    consumer.subscribe({ topics: [topicNameOf(options.namespace, options.topic)], fromBeginning: true }),
  );
  await consumer.run({
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: options.concurrency,
    eachBatch: (payload) => handleBatch(payload, options, progress, stopping.signal),
  });
  return {
    progress: progress.view,
    stop: async () => {
      stopping.abort();
      await consumer.disconnect();
    },
  };
}

type Progress = ReturnType<typeof createProgress>;

async function handleBatch(
  payload: EachBatchPayload,
  options: ConsumerOptions,
  progress: Progress,
  stopping: AbortSignal,
): Promise<void> {
  const { batch } = payload;
  const beat = keepMembership(payload);
  try {
    for (const chunk of chunksOf(batch.messages, options.limits)) {
      if (isOver(payload, stopping) || beat.lost()) break;
      await handleOne(chunk, payload, options, progress, stopping, beat);
      const last = chunk.at(-1)?.offset ?? batch.lastOffset();
      payload.resolveOffset(last);
      await payload.commitOffsetsIfNecessary(committed(batch.topic, batch.partition, last));
      options.onLag?.(batch.partition, Number(BigInt(batch.highWatermark) - BigInt(last) - 1n));
    }
  } catch (error) {
    if (!(error instanceof GiveUp)) throw error;
    if (error.pauseMs > 0) pausePartition(payload, error.pauseMs, options, progress, stopping);
  } finally {
    beat.stop();
  }
  const lost = beat.lost();
  if (lost) throw lost; // kafkajs joins the group again
}

const committed = (topic: string, partition: number, last: string) => ({
  topics: [{ topic, partitions: [{ partition, offset: (BigInt(last) + 1n).toString() }] }],
});

const isOver = (payload: EachBatchPayload, stopping: AbortSignal): boolean =>
  stopping.aborted || !payload.isRunning() || payload.isStale();

async function handleOne(
  chunk: readonly KafkaMessage[],
  payload: EachBatchPayload,
  options: ConsumerOptions,
  progress: Progress,
  stopping: AbortSignal,
  beat: Heartbeat,
): Promise<void> {
  const { topic, partition } = payload.batch;
  const startedAt = Date.now();
  const wait = async (ms: number, cause: Error): Promise<void> => {
    if (isOver(payload, stopping) || beat.lost()) throw new GiveUp('the partition is to be left', 0);
    progress.waiting(`${topic}/${partition}`, cause.message);
    if (cause instanceof UnavailableError && Date.now() - startedAt > PATIENCE_MS)
      throw new GiveUp(cause.message, ms);
    await sleep(ms, undefined, { signal: stopping }).catch(() => {
      throw new GiveUp('stopping', 0);
    });
  };
  const done = progress.started(`${topic}/${partition}`);
  try {
    const messages = chunk.map((message) =>
      toMessage(topic.slice(options.namespace.length), partition, message),
    );
    await options.handleChunk(messages, { wait });
    progress.moved(`${topic}/${partition}`);
  } finally {
    done();
  }
}

/** Backpressure: the partition is fetched again from its last commit when the pause is over. */
function pausePartition(
  payload: EachBatchPayload,
  ms: number,
  { logger }: ConsumerOptions,
  progress: Progress,
  stopping: AbortSignal,
): void {
  const { topic, partition } = payload.batch;
  const resume = payload.pause();
  logger.warn({ topic, partition, ms, reason: progress.view().waitingFor }, 'paused: a dependency is away');
  sleep(ms, undefined, { signal: stopping }).then(resume, () => undefined);
}

type Heartbeat = { lost(): Error | undefined; stop(): void };

/** Heartbeats while a chunk is worked on, however long that takes. Remembers when the membership was lost. */
function keepMembership(payload: EachBatchPayload): Heartbeat {
  let lost: Error | undefined;
  const timer = setInterval(() => {
    payload.heartbeat().catch((error: Error) => (lost ??= error));
  }, HEARTBEAT_MS);
  return { lost: () => lost, stop: () => clearInterval(timer) };
}

function toMessage(topic: string, partition: number, message: KafkaMessage): Message {
  const headers: Record<string, Buffer> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) headers[name] = Buffer.from(first);
  }
  const { offset, key, value, timestamp } = message;
  return { topic, partition, offset, key, value, headers, timestampMs: Number(timestamp) };
}
