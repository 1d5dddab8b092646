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

/** Reads every dead-letter topic to its present end; oldest first. */
export async function listDeadLetters(
  kafka: Kafka,
  namespace: string,
  filter: LetterFilter = {},
): Promise<StoredLetter[]> {
  const letters: StoredLetter[] = [];
  const replayed = new Set<string>();
  for (const { name } of Object.values(topics)) {
    const topic = deadLetterTopicOf(name);
    if (filter.topic !== undefined && filter.topic !== topic && filter.topic !== name) continue;
    await readTopic(kafka, topicNameOf(namespace, topic), (record) => {
      const mark = headerText(record, REPLAYED_HEADER);
      if (mark !== undefined) replayed.add(mark);
      else letters.push(toLetter(topic, record));
    });
  }
  return letters
    .map((letter) => ({ ...letter, replayed: replayed.has(letter.ref) }))
    .filter((letter) => fits(letter, filter));
}

const fits = (letter: StoredLetter, { reason, refs, includeReplayed }: LetterFilter): boolean =>
  (reason === undefined || letter.reason === reason) &&
  (refs === undefined || refs.length === 0 || refs.includes(letter.ref)) &&
  (includeReplayed === true || !letter.replayed);

const ownHeaders = new Set<string>([...Object.values(header), REPLAY_COUNT_HEADER]);

function toLetter(topic: string, record: TopicRecord): StoredLetter {
  const identity = {
    ref: `${topic}/${record.offset}`,
    topic,
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
  const meta = parsed.success ? parsed.data : { ...identity, ...strangerFacts(topic, record) };
  const headers = Object.fromEntries(
    Object.entries(record.headers ?? {}).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return ownHeaders.has(name) || first === undefined ? [] : [[name, Buffer.from(first)] as const];
    }),
  );
  return { ...meta, keyBytes: record.key, value: record.value, headers };
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
