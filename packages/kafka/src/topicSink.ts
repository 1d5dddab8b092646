import type { TopicSpec } from '@rasid/contracts';
import { dead, ok, type Outcome, type Sink } from '@rasid/pipeline';
import { bytesOf, type OutgoingRecord, type TopicProducer } from './producer.ts';

/** A batch frame and the broker's own overhead come on top of a record. */
const OVERHEAD_BYTES = 1024;

/** A sink into a topic of the table. What is over the topic's limit is dead, alone; the rest is acknowledged. */
export function createTopicSink<T>(
  producer: TopicProducer,
  topic: TopicSpec,
  toRecord: (value: T) => OutgoingRecord,
): Sink<T> {
  const limit = topic.maxMessageBytes - OVERHEAD_BYTES;
  return {
    write: async (items) => {
      const records = items.map(({ value }) => toRecord(value));
      const sizes = records.map(bytesOf);
      const fitting = records.filter((_, i) => (sizes[i] ?? 0) <= limit);
      if (fitting.length > 0) await producer.send(topic.name, fitting);
      return sizes.map((size): Outcome<void> =>
        size <= limit ? ok(undefined) : tooLarge(size, topic, limit),
      );
    },
  };
}

/** Sends a single record, as a sink would. */
export async function sendOne(
  producer: TopicProducer,
  topic: TopicSpec,
  record: OutgoingRecord,
): Promise<Outcome<void>> {
  const limit = topic.maxMessageBytes - OVERHEAD_BYTES;
  const size = bytesOf(record);
  if (size > limit) return tooLarge(size, topic, limit);
  await producer.send(topic.name, [record]);
  return ok(undefined);
}

const tooLarge = (size: number, { name }: TopicSpec, limit: number): Outcome<void> =>
  dead('oversize', `${size} bytes; ${name} takes ${limit}`);
