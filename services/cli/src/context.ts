import { join, resolve } from 'node:path';
import { createLogger, readConfig, type Logger } from '@rasid/runtime';
import { readRunFile } from './runFile.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** Where `rasid up` keeps its data, unless RASID_HOME-like isolation is asked for with `--home`. */
export const homeOf = (given: string | undefined): string => resolve(given ?? join(PROJECT, '.rasid'));

/** Addresses of the engines: the environment first, then a running `rasid up`, then the engines' usual ports. */
export function readContext(home: string, env: NodeJS.ProcessEnv = process.env) {
  const run = readRunFile(home);
  const config = readConfig(
    { ...run?.env, ...env },
    {
      namespace: 'RASID_NAMESPACE',
      brokers: 'RASID_KAFKA_BROKERS',
      elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
      elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
      redisUrl: 'RASID_REDIS_URL',
      userAgent: 'RASID_USER_AGENT',
      timeoutMs: 'RASID_FETCH_TIMEOUT_MS',
      feedMaxBytes: 'RASID_FEED_MAX_BYTES',
      pageMaxBytes: 'RASID_PAGE_MAX_BYTES',
      allowedAddresses: 'RASID_ALLOWED_ADDRESSES',
      allowedProxies: 'RASID_ALLOWED_PROXIES',
      fetchAttempts: 'RASID_FETCH_ATTEMPTS',
      hostSpacingMs: 'RASID_HOST_SPACING_MS',
      secretKey: 'RASID_SECRET_KEY',
      secretKeyFile: 'RASID_SECRET_KEY_FILE',
      maxAgeHours: 'RASID_ALERT_MAX_AGE_HOURS',
      deliveryTimeoutMs: 'RASID_DELIVERY_TIMEOUT_MS',
      smtpUrl: 'RASID_SMTP_URL',
      mailFrom: 'RASID_MAIL_FROM',
      publicUrl: 'RASID_PUBLIC_URL',
    },
  );
  return { ...config, home, run, logger: quietLogger() };
}
export type Context = ReturnType<typeof readContext>;

/** A command prints its own words; what adapters log would only stand in between. */
const quietLogger = (): Logger => createLogger('cli', 'fatal');
