import { deadLetterTopicOf, topicNameOf, topics } from '@rasid/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { groupOf } from './consumeStage.ts';
import { withMappedErrors } from './errors.ts';

export type StageOffsets = {
  readonly stage: string;
  readonly topic: string;
  /** Messages taken and acknowledged since the topic began. */
  readonly done: number;
  /** Consumer lag, in messages. */
  readonly lag: number;
};

export type TopicOffsets = { readonly topic: string; readonly produced: number };

export type KafkaInspector = {
  stages(): Promise<StageOffsets[]>;
  produced(): Promise<TopicOffsets[]>;
  /** Dead letters that were ever written, those that were replayed included. */
  deadLetters(): Promise<TopicOffsets[]>;
  close(): Promise<void>;
};

/** Reads offsets only; changes nothing. */
export async function connectInspector(kafka: Kafka, namespace: string): Promise<KafkaInspector> {
  const admin = kafka.admin();
  await withMappedErrors(() => admin.connect());
  const names = Object.values(topics).map(({ name }) => name);
  const endsOf = (wanted: readonly string[]): Promise<TopicOffsets[]> =>
    withMappedErrors(() =>
      Promise.all(wanted.map(async (topic) => ({ topic, produced: await endOf(admin, namespace, topic) }))),
    );
  return {
    stages: () =>
      withMappedErrors(async () => {
        const rows = Object.values(topics).flatMap((topic) =>
          topic.consumers.map((stage) => stageOffsets(admin, namespace, topic.name, stage)),
        );
        return Promise.all(rows);
      }),
    produced: () => endsOf(names),
    deadLetters: () => endsOf(names.map(deadLetterTopicOf)),
    close: () => admin.disconnect(),
  };
}

async function stageOffsets(
  admin: Admin,
  namespace: string,
  topic: string,
  stage: string,
): Promise<StageOffsets> {
  const name = topicNameOf(namespace, topic);
  const ends = await admin.fetchTopicOffsets(name);
  const groupId = topicNameOf(namespace, groupOf(stage));
  const [group] = await admin.fetchOffsets({ groupId, topics: [name] });
  let lag = 0;
  let done = 0;
  for (const { partition, high, low } of ends) {
    const found = group?.partitions.find((row) => row.partition === partition)?.offset ?? '-1';
    const committed = found === '-1' ? Number(low) : Number(found);
    lag += Number(high) - committed;
    done += committed;
  }
  return { stage, topic, done, lag };
}

async function endOf(admin: Admin, namespace: string, topic: string): Promise<number> {
  const offsets = await admin.fetchTopicOffsets(topicNameOf(namespace, topic));
  return offsets.reduce((sum, { high }) => sum + Number(high), 0);
}
