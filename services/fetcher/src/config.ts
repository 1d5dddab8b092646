import { ConfigError, readConfig, serviceSettings } from '@rasid/runtime';

const SECRET_CHARACTERS = 16;

/** Throws ConfigError where a setting is wrong, or one is missing that another needs. */
export function readFetcherConfig(env: NodeJS.ProcessEnv) {
  const config = readConfig(env, {
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
    hostConcurrency: 'RASID_HOST_CONCURRENCY',
    pollConcurrency: 'RASID_POLL_CONCURRENCY',
    fetchConcurrency: 'RASID_FETCH_CONCURRENCY',
    fetchAttempts: 'RASID_FETCH_ATTEMPTS',
    allowedAddresses: 'RASID_ALLOWED_ADDRESSES',
    allowedProxies: 'RASID_ALLOWED_PROXIES',
    readerProcesses: 'RASID_READER_PROCESSES',
    readerDeadlineMs: 'RASID_READER_DEADLINE_MS',
    readerHeapMb: 'RASID_READER_HEAP_MB',
    hubCallbackUrl: 'RASID_WEBSUB_CALLBACK_URL',
    hubSecret: 'RASID_WEBSUB_SECRET',
    hubHost: 'RASID_WEBSUB_HOST',
    hubPort: 'RASID_WEBSUB_PORT',
  });
  if (config.hubCallbackUrl !== '' && config.hubSecret.length < SECRET_CHARACTERS)
    throw new ConfigError(
      `configuration:\n  RASID_WEBSUB_SECRET: expected at least ${SECRET_CHARACTERS} characters beside RASID_WEBSUB_CALLBACK_URL`,
    );
  return config;
}
