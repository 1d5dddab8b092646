import {
  deadLetterHeaders as header,
  deadLetterTopicOf,
  type DeadReason,
  type QueueName,
  type TopicName,
} from '@rasid/contracts';
import type { DeadLetterSink } from '@rasid/pipeline';
import type { OutgoingRecord, TopicProducer } from './producer.ts';

export type DeadLetterRecord = {
  readonly key: string | Buffer | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, string | Buffer>>;
  readonly reason: DeadReason;
  readonly detail: string;
  readonly attempts: number;
  /** `topic:<name>` or `queue:<name>`. */
  readonly replayTo: string;
  /** `<partition>/<offset>` in the topic it came from. */
  readonly origin?: string;
};

const MAX_DETAIL_CHARACTERS = 2_000;

/** Sends dead letters of one stage to the dead-letter topic of `topic`; resolves once they are acknowledged. */
export const createDeadLetters = (
  producer: TopicProducer,
  topic: TopicName,
  stage: string,
  now: () => Date,
) => ({
  send: (letters: readonly DeadLetterRecord[]): Promise<void> =>
    producer.send(
      deadLetterTopicOf(topic),
      letters.map((letter) => toRecord(letter, stage, now())),
    ),
});

const toRecord = (letter: DeadLetterRecord, stage: string, diedAt: Date): OutgoingRecord => ({
  key: letter.key,
  value: letter.value,
  headers: {
    ...letter.headers,
    [header.reason]: letter.reason,
    [header.detail]: letter.detail.slice(0, MAX_DETAIL_CHARACTERS),
    [header.stage]: stage,
    [header.attempts]: String(letter.attempts),
    [header.diedAt]: diedAt.toISOString(),
    [header.replayTo]: letter.replayTo,
    ...(letter.origin !== undefined && { [header.origin]: letter.origin }),
  },
});

const replayTo = (queue: QueueName | undefined, topic: TopicName): string =>
  queue === undefined ? `topic:${topic}` : `queue:${queue}`;

/**
 * The dead-letter sink of a consumer: original bytes and headers are kept, and a replay goes back to the topic, or to
 * the queue that is to do again what came before it.
 */
export function createTopicDeadLetters(
  producer: TopicProducer,
  topic: TopicName,
  stage: string,
  now: () => Date,
  queueFor: (reason: DeadReason) => QueueName | undefined = () => undefined,
): DeadLetterSink {
  const deadLetters = createDeadLetters(producer, topic, stage, now);
  return {
    send: (letters) =>
      deadLetters.send(
        letters.map(({ message, reason, detail, attempts }) => ({
          key: message.key,
          value: message.value,
          headers: message.headers,
          reason,
          detail,
          attempts,
          replayTo: replayTo(queueFor(reason), topic),
          origin: `${message.partition}/${message.offset}`,
        })),
      ),
  };
}
