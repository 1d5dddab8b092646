import { readConfig, serviceSettings } from '@rasid/runtime';

export const readEnricherConfig = (env: NodeJS.ProcessEnv) =>
  readConfig(env, {
    ...serviceSettings,
    namespace: 'RASID_NAMESPACE',
    brokers: 'RASID_KAFKA_BROKERS',
    replication: 'RASID_KAFKA_REPLICATION',
    elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
    elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
    redisUrl: 'RASID_REDIS_URL',
    readerProcesses: 'RASID_READER_PROCESSES',
    readerDeadlineMs: 'RASID_READER_DEADLINE_MS',
    readerHeapMb: 'RASID_READER_HEAP_MB',
  });
