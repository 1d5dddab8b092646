import { randomUUID } from 'node:crypto';
import type { Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { withMappedErrors } from './errors.ts';

export type TopicRecord = KafkaMessage & { readonly partition: number };

/**
 * Reads a topic from its beginning to where it ends now, a record at a time, and leaves no trace in the cluster.
 * `topic` is the full name. What `onRecord` throws ends the reading and is thrown.
 */
export async function readTopic(
  kafka: Kafka,
  topic: string,
  onRecord: (record: TopicRecord) => void | Promise<void>,
): Promise<void> {
  const admin = kafka.admin();
  await withMappedErrors(() => admin.connect());
  const groupId = `rasid-reader-${randomUUID()}`;
  try {
    const ends = new Map<number, bigint>();
    for (const { partition, low, high } of await withMappedErrors(() => admin.fetchTopicOffsets(topic))) {
      if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
    }
    if (ends.size === 0) return;
    const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 200 });
    try {
      await withMappedErrors(() => readToEnds(consumer, topic, ends, onRecord));
    } finally {
      await consumer.disconnect();
    }
    await admin.deleteGroups([groupId]).catch(() => undefined); // an empty group goes by itself after its retention
  } finally {
    await admin.disconnect();
  }
}

async function readToEnds(
  consumer: Consumer,
  topic: string,
  ends: Map<number, bigint>,
  onRecord: (record: TopicRecord) => void | Promise<void>,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const finished = Promise.withResolvers<void>();
  finished.promise.catch(() => undefined); // it may fail before it is waited for
  consumer.on(consumer.events.CRASH, ({ payload }) => finished.reject(payload.error));
  let hasFailed = false;
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, ...payload }) => {
      const end = ends.get(batch.partition);
      if (end === undefined || hasFailed) return;
      try {
        for (const message of batch.messages) {
          if (BigInt(message.offset) < end) await onRecord({ ...message, partition: batch.partition });
          payload.resolveOffset(message.offset);
        }
      } catch (error) {
        // thrown from here, kafkajs would try the batch again without end
        hasFailed = true;
        return finished.reject(error);
      }
      if (BigInt(batch.lastOffset()) < end - 1n) return;
      ends.delete(batch.partition);
      if (ends.size === 0) finished.resolve();
    },
  });
  await finished.promise;
}
