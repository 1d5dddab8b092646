import { Kafka, logLevel } from 'kafkajs';
import { useCalmRequests } from './calmRequests.ts';
import { useFastGzip } from './gzip.ts';

useFastGzip();
useCalmRequests();

/** What the adapter needs of a logger; pino's fits. */
export type KafkaLogger = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type KafkaOptions = {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: KafkaLogger;
};

/** kafkajs says this once a producer, though the new partitioner is the one that is wanted. */
const PARTITIONER_NOTICE = 'KafkaJS v2.0.0 switched default partitioner';

/** A client for producers, consumers and administration. Opens no connection yet. */
export const createKafka = ({ brokers, clientId, logger }: KafkaOptions): Kafka =>
  new Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    // a cold coordinator answers "loading" for a moment; longer troubles are our own retries' business
    retry: { initialRetryTime: 150, retries: 6, maxRetryTime: 3_000 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, namespace, log }) => {
        if (log.message.startsWith(PARTITIONER_NOTICE)) return;
        const { message, timestamp: _timestamp, logger: _name, stack: _stack, ...fields } = log;
        // kafkajs logs as errors what it then retries by itself
        const write = level <= logLevel.WARN ? 'warn' : 'debug';
        logger[write]({ part: ['kafkajs', namespace].filter(Boolean).join('.'), ...fields }, message);
      },
  });
