import { allTopics, topicNameOf, type TopicSpec } from '@rasid/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { withMappedErrors } from './errors.ts';

/** A topic stands otherwise than the table says, in a way that can't be mended without losing order. */
export class TopicMismatchError extends Error {
  override readonly name = 'TopicMismatchError';
}

/**
 * Creates the topics of the table that are missing and checks those that are there. Topics with more partitions
 * than the table are an operator's choice and are left alone; fewer is a TopicMismatchError.
 */
export async function ensureTopics(
  kafka: Kafka,
  options: { namespace: string; replication: number },
): Promise<void> {
  const admin = kafka.admin();
  await withMappedErrors(async () => {
    await admin.connect();
    try {
      const wanted = allTopics().map((topic) => ({
        ...topic,
        name: topicNameOf(options.namespace, topic.name),
      }));
      const present = new Set(await admin.listTopics());
      await createMissing(
        admin,
        wanted.filter(({ name }) => !present.has(name)),
        options.replication,
      );
      await checkPresent(
        admin,
        wanted.filter(({ name }) => present.has(name)),
      );
    } finally {
      await admin.disconnect();
    }
  });
}

async function createMissing(
  admin: Admin,
  missing: readonly TopicSpec[],
  replication: number,
): Promise<void> {
  if (missing.length === 0) return;
  await admin.createTopics({
    waitForLeaders: true,
    topics: missing.map((topic) => ({
      topic: topic.name,
      numPartitions: topic.partitions,
      replicationFactor: replication,
      configEntries: [
        { name: 'max.message.bytes', value: String(topic.maxMessageBytes) },
        { name: 'retention.ms', value: String(topic.retentionMs) },
        { name: 'cleanup.policy', value: 'delete' },
      ],
    })),
  });
}

async function checkPresent(admin: Admin, present: readonly TopicSpec[]): Promise<void> {
  if (present.length === 0) return;
  const { topics } = await admin.fetchTopicMetadata({ topics: present.map(({ name }) => name) });
  for (const { name, partitions } of present) {
    const found = topics.find((topic) => topic.name === name)?.partitions.length ?? 0;
    if (found < partitions) {
      throw new TopicMismatchError(
        `topic "${name}": expected at least ${partitions} partitions, found ${found}; add partitions to it, or drain and delete it`,
      );
    }
  }
}
