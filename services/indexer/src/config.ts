import { readConfig, serviceSettings } from '@rasid/runtime';

export const readIndexerConfig = (env: NodeJS.ProcessEnv) =>
  readConfig(env, {
    ...serviceSettings,
    namespace: 'RASID_NAMESPACE',
    brokers: 'RASID_KAFKA_BROKERS',
    replication: 'RASID_KAFKA_REPLICATION',
    elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
    elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
    bulkMaxBytes: 'RASID_BULK_MAX_BYTES',
    bulkMaxCount: 'RASID_BULK_MAX_COUNT',
  });
