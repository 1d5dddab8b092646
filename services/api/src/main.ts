import { createRateGate, createRedis, createSessionStore } from '@rasid/queue';
import { runService, untilAvailable } from '@rasid/runtime';
import {
  createAccountStore,
  createApiTokenStore,
  createSearchClient,
  ensureAccessIndices,
  ensureIndices,
} from '@rasid/search';
import { readApiConfig } from './config.ts';
import { openApp } from './openApp.ts';

runService('api', readApiConfig, async ({ config, logger, shutdown }) => {
  const { namespace } = config;
  const waiting = { logger, signal: shutdown.signal };
  const search = createSearchClient({ url: config.elasticsearchUrl, apiKey: config.elasticsearchApiKey });
  shutdown.add('elasticsearch', () => search.close());
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);
  await untilAvailable('elasticsearch', () => ensureAccessIndices(search, namespace), waiting);
  const redis = createRedis(config.redisUrl);
  shutdown.add('redis', () => redis.close());

  const app = await openApp(
    {
      search,
      namespace,
      accounts: createAccountStore(search, namespace),
      tokens: createApiTokenStore(search, namespace),
      sessions: createSessionStore(redis, namespace),
      gate: createRateGate(redis, namespace),
      now: () => new Date(),
      secureCookies: config.pageUrl.startsWith('https:'),
    },
    logger,
  );
  shutdown.add('api', () => app.close());
  const url = await app.listen({ host: config.apiHost, port: config.apiPort });
  logger.info({ url }, 'serving the API');
  return () => undefined;
});
