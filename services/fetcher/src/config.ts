import { readConfig, serviceSettings } from '@rasid/runtime';

export const readFetcherConfig = (env: NodeJS.ProcessEnv) =>
  readConfig(env, {
    ...serviceSettings,
    namespace: 'RASID_NAMESPACE',
    brokers: 'RASID_KAFKA_BROKERS',
    replication: 'RASID_KAFKA_REPLICATION',
    elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
    elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
    redisUrl: 'RASID_REDIS_URL',
    userAgent: 'RASID_USER_AGENT',
    timeoutMs: 'RASID_FETCH_TIMEOUT_MS',
    feedMaxBytes: 'RASID_FEED_MAX_BYTES',
    pageMaxBytes: 'RASID_PAGE_MAX_BYTES',
    hostSpacingMs: 'RASID_HOST_SPACING_MS',
    pollConcurrency: 'RASID_POLL_CONCURRENCY',
    fetchConcurrency: 'RASID_FETCH_CONCURRENCY',
    fetchAttempts: 'RASID_FETCH_ATTEMPTS',
    allowedAddresses: 'RASID_ALLOWED_ADDRESSES',
    allowedProxies: 'RASID_ALLOWED_PROXIES',
    readerProcesses: 'RASID_READER_PROCESSES',
    readerDeadlineMs: 'RASID_READER_DEADLINE_MS',
    readerHeapMb: 'RASID_READER_HEAP_MB',
  });
