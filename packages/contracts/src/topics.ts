/** The one table of Kafka topics. Topics are created and checked from it; nothing else names a topic. */
export type ServiceName = 'fetcher' | 'enricher' | 'indexer' | 'alerter';

export type TopicSpec = {
  readonly name: string;
  /** What the message key is; messages of one key keep their order. */
  readonly key: string;
  readonly partitions: number;
  /** Largest record batch that the broker takes, in bytes. */
  readonly maxMessageBytes: number;
  readonly retentionMs: number;
  readonly producers: readonly ServiceName[];
  readonly consumers: readonly ServiceName[];
};

const MiB = 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

export const topics = {
  raw: {
    name: 'articles.raw.v1',
    key: 'article id',
    partitions: 6,
    maxMessageBytes: 8 * MiB,
    retentionMs: 7 * DAY_MS,
    producers: ['fetcher'],
    consumers: ['enricher'],
  },
  enriched: {
    name: 'articles.enriched.v1',
    key: 'article id',
    partitions: 6,
    maxMessageBytes: 8 * MiB,
    retentionMs: 7 * DAY_MS,
    producers: ['enricher'],
    consumers: ['indexer', 'alerter'],
  },
  alerts: {
    name: 'alerts.matched.v1',
    key: 'rule id',
    partitions: 6,
    maxMessageBytes: MiB,
    retentionMs: 7 * DAY_MS,
    producers: ['alerter'],
    consumers: [],
  },
} as const satisfies Record<string, TopicSpec>;

export type TopicName = (typeof topics)[keyof typeof topics]['name'];

/** A dead-letter topic keeps its records for 90 days and takes a record as large as its topic does, headers included. */
export const DEAD_LETTER_RETENTION_MS = 90 * DAY_MS;
export const DEAD_LETTER_HEADROOM_BYTES = MiB;

export const deadLetterTopicOf = (topic: string): string => `${topic}.dlq`;

/** Every topic that must exist: those of the table, each with its dead-letter topic of one partition. */
export const allTopics = (): TopicSpec[] =>
  Object.values<TopicSpec>(topics).flatMap((topic) => [
    topic,
    {
      ...topic,
      name: deadLetterTopicOf(topic.name),
      partitions: 1,
      maxMessageBytes: topic.maxMessageBytes + DEAD_LETTER_HEADROOM_BYTES,
      retentionMs: DEAD_LETTER_RETENTION_MS,
      producers: [...new Set([...topic.producers, ...topic.consumers])],
      consumers: [],
    },
  ]);
