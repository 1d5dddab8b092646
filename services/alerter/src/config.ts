import { readConfig, serviceSettings } from '@rasid/runtime';

export const readAlerterConfig = (env: NodeJS.ProcessEnv) =>
  readConfig(env, {
    ...serviceSettings,
    namespace: 'RASID_NAMESPACE',
    brokers: 'RASID_KAFKA_BROKERS',
    replication: 'RASID_KAFKA_REPLICATION',
    elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
    elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
    redisUrl: 'RASID_REDIS_URL',
    userAgent: 'RASID_USER_AGENT',
    allowedAddresses: 'RASID_ALLOWED_ADDRESSES',
    secretKey: 'RASID_SECRET_KEY',
    secretKeyFile: 'RASID_SECRET_KEY_FILE',
    maxAgeHours: 'RASID_ALERT_MAX_AGE_HOURS',
    deliveryConcurrency: 'RASID_DELIVERY_CONCURRENCY',
    deliveryTimeoutMs: 'RASID_DELIVERY_TIMEOUT_MS',
    firstRetryMs: 'RASID_DELIVERY_FIRST_RETRY_MS',
    smtpUrl: 'RASID_SMTP_URL',
    mailFrom: 'RASID_MAIL_FROM',
    alertsPort: 'RASID_ALERTS_PORT',
    publicUrl: 'RASID_PUBLIC_URL',
    systemChannels: 'RASID_SYSTEM_ALERT_CHANNELS',
    lagLimit: 'RASID_SYSTEM_ALERT_LAG',
    deadLetterLimit: 'RASID_SYSTEM_ALERT_DEAD_LETTERS',
    diskPercent: 'RASID_SYSTEM_ALERT_DISK_PERCENT',
  });
export type AlerterConfig = ReturnType<typeof readAlerterConfig>;
