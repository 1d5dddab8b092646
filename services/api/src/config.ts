import { readConfig, serviceSettings } from '@rasid/runtime';

export const readApiConfig = (env: NodeJS.ProcessEnv) =>
  readConfig(env, {
    ...serviceSettings,
    namespace: 'RASID_NAMESPACE',
    elasticsearchUrl: 'RASID_ELASTICSEARCH_URL',
    elasticsearchApiKey: 'RASID_ELASTICSEARCH_API_KEY',
    redisUrl: 'RASID_REDIS_URL',
    apiHost: 'RASID_API_HOST',
    apiPort: 'RASID_API_PORT',
    pageUrl: 'RASID_PAGE_URL',
  });
