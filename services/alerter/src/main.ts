import { topics } from '@rasid/contracts';
import {
  connectProducer,
  consumeStage,
  createKafka,
  createTopicDeadLetters,
  ensureTopics,
  troubleOf,
} from '@rasid/kafka';
import { gather } from '@rasid/pipeline';
import { createRedis } from '@rasid/queue';
import { createStageObserver, repeat, runService, untilAvailable } from '@rasid/runtime';
import { createSearchClient, ensureAlertIndices, ensureIndices } from '@rasid/search';
import { createAlertSink } from './alertSink.ts';
import { readAlerterConfig } from './config.ts';
import { createAlertStream } from './http/alertStream.ts';
import { startLinkServer } from './http/linkServer.ts';
import { openBooks } from './openBooks.ts';
import { openChannels } from './openChannels.ts';
import { openStores } from './openStores.ts';
import { createAlerterPipeline } from './pipeline.ts';
import { publishAlerts } from './publishAlerts.ts';
import { startDeliveries } from './startDeliveries.ts';
import { startWatches } from './startWatches.ts';

const FOLLOW_MS = 250;
const STREAM_MS = 1_000;
const HOUR_MS = 3_600_000;
const MOST_ARTICLES_AT_ONCE = 200;
const MOST_BYTES_AT_ONCE = 2 * 1024 * 1024;

runService('alerter', readAlerterConfig, async (service) => {
  const { config, logger, metrics, shutdown } = service;
  const { namespace } = config;
  const waiting = { logger, signal: shutdown.signal };
  const now = () => new Date();

  const channels = openChannels(config);
  shutdown.add('channels', () => channels.close());
  const search = createSearchClient({ url: config.elasticsearchUrl, apiKey: config.elasticsearchApiKey });
  shutdown.add('elasticsearch', () => search.close());
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);
  await untilAvailable('elasticsearch', () => ensureAlertIndices(search, namespace), waiting);
  const stores = openStores(search, namespace);

  const books = openBooks(stores, service);
  await untilAvailable('rules', books.follow, waiting);
  const following = repeat('follow rules', FOLLOW_MS, books.follow, waiting);
  shutdown.add('rules', () => following.stop());

  const kafka = createKafka({ brokers: config.brokers, clientId: 'rasid-alerter', logger });
  await untilAvailable(
    'topics',
    () => ensureTopics(kafka, { namespace, replication: config.replication }),
    waiting,
  );
  const producer = await untilAvailable('kafka', () => connectProducer(kafka, namespace), waiting);
  shutdown.add('producer', () => producer.close());

  const redis = createRedis(config.redisUrl);
  shutdown.add('redis', () => redis.close());
  const { queue, queueOrLater, queueAgain } = startDeliveries(service, { stores, books, channels, redis });
  await untilAvailable(
    'kafka',
    () => startWatches(service, { stores, books, search, kafka, redis, queue, queueAgain }),
    waiting,
  );

  const stream = createAlertStream(stores.alerts, Date.now);
  const streaming = repeat('stream of alerts', STREAM_MS, stream.poll, waiting);
  shutdown.add('stream', () => streaming.stop());
  const links = await startLinkServer(
    { host: config.httpHost, port: config.alertsPort },
    { key: channels.linkKey, stores, record: stores.recordAs, stream, publicUrl: config.publicUrl, now },
  );
  shutdown.add('links', () => links.close());
  logger.info({ url: links.url }, 'serving links, feeds and the stream of alerts');

  const alertSink = createAlertSink({
    store: stores.alerts,
    maxAgeMs: config.maxAgeHours * HOUR_MS,
    now,
    queue: queueOrLater,
    publish: (alerts) => publishAlerts(producer, alerts),
    onCreated: ({ state }) => metrics.alerts.inc({ state }),
  });
  const deadLetters = createTopicDeadLetters(producer, topics.enriched.name, 'alerter', now);
  const consumer = await consumeStage({
    kafka,
    namespace,
    stage: createAlerterPipeline({
      rules: { match: books.rules.match, upToDate: books.learnRules },
      outputs: { alerts: gather(alertSink, { maxCount: MOST_ARTICLES_AT_ONCE }), deadLetters },
    }),
    topic: topics.enriched.name,
    limits: { maxCount: MOST_ARTICLES_AT_ONCE, maxBytes: MOST_BYTES_AT_ONCE },
    concurrency: topics.enriched.partitions,
    stepConcurrency: 64,
    logger,
    observer: createStageObserver(metrics, logger),
    onLag: (partition, lag) => metrics.lag.set({ topic: topics.enriched.name, partition }, lag),
  });
  shutdown.add('consumer', () => consumer.stop());

  return () => troubleOf(consumer.progress(), Date.now());
});
