import { UnavailableError, asError } from '@rasid/pipeline';
import kafkajs from 'kafkajs';

const healing = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSNumberOfRetriesExceededError',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSLockTimeout',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSTopicMetadataNotLoaded',
]);

/** Turns what kafkajs throws into UnavailableError where it may heal, and leaves the rest as it is. */
function mapKafkaError(thrown: unknown): Error {
  const error = asError(thrown);
  if (!(error instanceof kafkajs.KafkaJSError)) return error;
  if (isTooLarge(error)) return error;
  if (error.retriable || healing.has(error.name))
    return new UnavailableError(`Kafka: ${error.message}`, { cause: error });
  return error;
}

/** True where the broker says that a record is over its size limit, however deep kafkajs wrapped it. */
function isTooLarge(thrown: unknown): boolean {
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    if ((error as { type?: unknown }).type === 'MESSAGE_TOO_LARGE') return true;
  }
  return false;
}

/** Runs a call to Kafka with its errors mapped. */
export async function withMappedErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw mapKafkaError(thrown);
  }
}
