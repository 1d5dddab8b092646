import {
  deadLetterHeaders as header,
  deadLetterSchema,
  deadLetterTopicOf,
  REPLAY_COUNT_HEADER,
  REPLAYED_HEADER,
  topicNameOf,
  topics,
  type DeadLetter,
} from '@rasid/contracts';
import type { Kafka } from 'kafkajs';
import type { TopicProducer } from './producer.ts';
import { readTopic, type TopicRecord } from './readTopic.ts';

/** A dead letter with the original bytes. `headers` are the original ones, without those that the death added. */
export type StoredLetter = DeadLetter & {
  readonly keyBytes: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer>>;
};

export type LetterFilter = {
  readonly topic?: string;
  readonly reason?: string;
  readonly refs?: readonly string[];
  /** Also those that a replay has sent back already. */
  readonly includeReplayed?: boolean;
};

/** The letters of every dead-letter topic up to its present end, oldest first, without their values. */
export async function listDeadLetters(
  kafka: Kafka,
  namespace: string,
  filter: LetterFilter = {},
): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  const replayed = new Set<string>();
  for (const topic of topicsOf(filter)) {
    await readTopic(kafka, topicNameOf(namespace, topic), (record) => {
      const mark = headerText(record, REPLAYED_HEADER);
      if (mark !== undefined) replayed.add(mark);
      else {
        const letter = readFacts(topic, record);
        if (fits(letter, filter)) letters.push(letter);
      }
    });
  }
  return letters
    .map((letter) => ({ ...letter, replayed: replayed.has(letter.ref) }))
    .filter((letter) => filter.includeReplayed === true || !letter.replayed);
}

/** Hands each of the letters over with its original bytes, one at a time; no more than one is kept. */
export async function forEachDeadLetter(
  kafka: Kafka,
  namespace: string,
  letters: readonly DeadLetter[],
  handle: (letter: StoredLetter) => Promise<void>,
): Promise<void> {
  const wanted = new Map(letters.map((letter) => [letter.ref, letter]));
  for (const topic of new Set(letters.map((letter) => letter.topic))) {
    await readTopic(kafka, topicNameOf(namespace, topic), async (record) => {
      const facts = wanted.get(refOf(topic, record));
      if (facts) await handle({ ...facts, ...originalOf(record) });
    });
  }
}

const topicsOf = ({ topic }: LetterFilter): string[] =>
  Object.values(topics)
    .filter(({ name }) => topic === undefined || topic === name || topic === deadLetterTopicOf(name))
    .map(({ name }) => deadLetterTopicOf(name));

const fits = (letter: DeadLetter, { reason, refs }: LetterFilter): boolean =>
  (reason === undefined || letter.reason === reason) &&
  (refs === undefined || refs.length === 0 || refs.includes(letter.ref));

const refOf = (topic: string, { partition, offset }: TopicRecord): string =>
  `${topic}/${partition}-${offset}`;

const ownHeaders = new Set<string>([...Object.values(header), REPLAY_COUNT_HEADER]);

function readFacts(topic: string, record: TopicRecord): DeadLetter {
  const identity = {
    ref: refOf(topic, record),
    topic,
    partition: record.partition,
    offset: record.offset,
    key: record.key?.toString('utf8') ?? null,
    valueBytes: record.value?.length ?? 0,
    replayed: false,
  };
  const parsed = deadLetterSchema.safeParse({
    ...identity,
    reason: headerText(record, header.reason),
    detail: headerText(record, header.detail) ?? '',
    stage: headerText(record, header.stage) ?? 'unknown',
    attempts: Number(headerText(record, header.attempts) ?? 0),
    diedAt: headerText(record, header.diedAt),
    replayTo: headerText(record, header.replayTo),
    replays: Number(headerText(record, REPLAY_COUNT_HEADER) ?? 0),
  });
  return parsed.success ? parsed.data : { ...identity, ...strangerFacts(topic, record) };
}

function originalOf(record: TopicRecord): Pick<StoredLetter, 'keyBytes' | 'value' | 'headers'> {
  const headers = Object.fromEntries(
    Object.entries(record.headers ?? {}).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return ownHeaders.has(name) || first === undefined ? [] : [[name, Buffer.from(first)] as const];
    }),
  );
  return { keyBytes: record.key, value: record.value, headers };
}

/** A record that somebody else put there is shown as what it is, and does not hide the others. */
const strangerFacts = (topic: string, { timestamp }: TopicRecord) => ({
  reason: 'wrong_schema' as const,
  detail: 'this record is no dead letter of Rasid: its headers are missing or wrong',
  stage: 'unknown',
  attempts: 0,
  diedAt: new Date(Number(timestamp)).toISOString(),
  replayTo: `topic:${topic.replace(/\.dlq$/, '')}`,
  replays: 0,
});

function headerText(record: TopicRecord, name: string): string | undefined {
  const value = record.headers?.[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : first.toString();
}

/** Where a letter goes back to: a topic takes the original bytes, a queue its job. */
export type ReplayTargets = {
  readonly producer: TopicProducer;
  /** Adds the job that the letter's value holds to the queue of that name. */
  readonly addJob: (queue: string, letter: StoredLetter) => Promise<void>;
};

/**
 * Sends a letter back where it came from and then marks it as replayed. A crash in between repeats the sending,
 * which every consumer stands.
 */
export async function replayDeadLetter(letter: StoredLetter, targets: ReplayTargets): Promise<void> {
  const [kind, name] = splitTarget(letter);
  if (kind === 'queue') await targets.addJob(name, letter);
  else {
    const headers = { ...letter.headers, [REPLAY_COUNT_HEADER]: String(letter.replays + 1) };
    await targets.producer.send(name, [{ key: letter.keyBytes, value: letter.value, headers }]);
  }
  await targets.producer.send(letter.topic, [
    { key: null, value: null, headers: { [REPLAYED_HEADER]: letter.ref } },
  ]);
}

function splitTarget({ ref, replayTo }: StoredLetter): ['topic' | 'queue', string] {
  const [, kind, name] = /^(topic|queue):(.+)$/.exec(replayTo) ?? [];
  if (kind === undefined || name === undefined) {
    throw new Error(`dead letter "${ref}": it does not say where to replay it to, got "${replayTo}"`);
  }
  return [kind as 'topic' | 'queue', name];
}
