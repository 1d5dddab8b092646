import { readConfig } from '@rasid/runtime';

export const readIndexerConfig = (env: NodeJS.ProcessEnv) =>
  readConfig(env, {
    namespace: 'RASID_NAMESPACE',
    brokers: 'RASID_KAFKA_BROKERS',
    replication: 'RASID_KAFKA_REPLICATION',
    elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
    elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
    bulkMaxBytes: 'RASID_BULK_MAX_BYTES',
    bulkMaxCount: 'RASID_BULK_MAX_COUNT',
    logLevel: 'RASID_LOG_LEVEL',
    httpHost: 'RASID_HTTP_HOST',
    httpPort: 'RASID_HTTP_PORT',
    stopWithStdin: 'RASID_STOP_WITH_STDIN',
  });
