import { topicNameOf } from '@rasid/contracts';
import { CompressionTypes, type Kafka, type Producer } from 'kafkajs';
import { withMappedErrors } from './errors.ts';

export type OutgoingRecord = {
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer>>;
};

export type TopicProducer = {
  /** Resolves once all replicas in sync have the records; rejects with UnavailableError where that may heal. */
  send(topic: string, records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
};

/** Requests stay below the topics' limit even where nothing compresses. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** Connects a producer that waits for all replicas in sync. Topic names are given without the namespace. */
export async function connectProducer(kafka: Kafka, namespace: string): Promise<TopicProducer> {
  // duplicates after a lost answer are harmless: ids and versions make every consumer idempotent
  const producer: Producer = kafka.producer({ allowAutoTopicCreation: false });
  await withMappedErrors(() => producer.connect());
  const sendPart = (topic: string, messages: OutgoingRecord[]) =>
    withMappedErrors(() =>
      producer.send({
        topic: topicNameOf(namespace, topic),
        acks: -1,
        compression: CompressionTypes.GZIP,
        messages: messages.map(({ key, value, headers }) => ({
          key,
          value,
          ...(headers && { headers: { ...headers } }),
        })),
      }),
    );
  return {
    send: async (topic, records) => {
      for (const part of splitByBytes(records, MAX_REQUEST_BYTES)) await sendPart(topic, part);
    },
    close: () => producer.disconnect(),
  };
}

export const bytesOf = (record: OutgoingRecord): number =>
  sizeOf(record.key) +
  sizeOf(record.value) +
  Object.entries(record.headers ?? {}).reduce((sum, [name, value]) => sum + name.length + sizeOf(value), 0);

const sizeOf = (part: string | Buffer | null): number => (part === null ? 0 : Buffer.byteLength(part));

/** Cuts the records into runs of at most `maxBytes`, in order; one larger record makes a run of its own. */
export function splitByBytes(records: readonly OutgoingRecord[], maxBytes: number): OutgoingRecord[][] {
  const parts: OutgoingRecord[][] = [];
  let part: OutgoingRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = bytesOf(record);
    if (part.length > 0 && bytes + size > maxBytes) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += size;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
