import { queueNames, topics, type Alert, type DeliverAlertJob } from '@rasid/contracts';
import {
  connectProducer,
  consumeStage,
  createKafka,
  createTopicDeadLetters,
  ensureTopics,
  troubleOf,
} from '@rasid/kafka';
import { defaultBackoff } from '@rasid/pipeline';
import { createRateGate, createRedis, openJobQueue, startWorker } from '@rasid/queue';
import { createStageObserver, runService, untilAvailable } from '@rasid/runtime';
import { createSearchClient, ensureAlertIndices, ensureIndices } from '@rasid/search';
import { createAlertSink, orLater } from './alertSink.ts';
import { createChannelBook } from './channelBook.ts';
import { createChannelGate } from './channelGate.ts';
import { readAlerterConfig } from './config.ts';
import { createDeliverAlert } from './deliverAlert.ts';
import { queueDeliveries } from './deliveryQueue.ts';
import { disableChannel } from './disableChannel.ts';
import { createFreshly } from './freshly.ts';
import { openChannels } from './openChannels.ts';
import { openStores } from './openStores.ts';
import { createAlerterPipeline } from './pipeline.ts';
import { publishAlerts } from './publishAlerts.ts';
import { repeat } from './repeat.ts';
import { createRuleBook } from './ruleBook.ts';
import { sweepEscalations, sweepLate } from './sweep.ts';

const FOLLOW_MS = 250;
const SWEEP_MS = 5_000;
const HOUR_MS = 3_600_000;
const MOST_ARTICLES_AT_ONCE = 200;
const MOST_BYTES_AT_ONCE = 2 * 1024 * 1024;

runService('alerter', readAlerterConfig, async ({ config, logger, metrics, shutdown }) => {
  const { namespace, redisUrl } = config;
  const waiting = { logger, signal: shutdown.signal };

  const channels = openChannels(config);
  shutdown.add('channels', () => channels.close());
  const search = createSearchClient({ url: config.elasticsearchUrl, apiKey: config.elasticsearchApiKey });
  shutdown.add('elasticsearch', () => search.close());
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);
  await untilAvailable('elasticsearch', () => ensureAlertIndices(search, namespace), waiting);
  const stores = openStores(search, namespace);

  const ruleBook = createRuleBook(stores.rules.follow(), (ruleId, problem) =>
    logger.warn({ ruleId, problem }, 'a rule can not be matched'),
  );
  const channelBook = createChannelBook(stores.channels.follow(), (channelId, problem) =>
    logger.warn({ channelId, problem }, 'a channel can not be read'),
  );
  const [rulesFreshly, channelsFreshly] = [
    createFreshly(ruleBook.refresh),
    createFreshly(channelBook.refresh),
  ];
  const refresh = async (): Promise<void> => {
    await Promise.all([rulesFreshly.after(), channelsFreshly.after()]);
    for (const [state, count] of Object.entries(ruleBook.counts())) metrics.rules.set({ state }, count);
  };
  await untilAvailable('rules', refresh, waiting);
  const following = repeat('follow rules', FOLLOW_MS, refresh, waiting);
  shutdown.add('rules', () => following.stop());

  const kafka = createKafka({ brokers: config.brokers, clientId: 'rasid-alerter', logger });
  await untilAvailable(
    'topics',
    () => ensureTopics(kafka, { namespace, replication: config.replication }),
    waiting,
  );
  const producer = await untilAvailable('kafka', () => connectProducer(kafka, namespace), waiting);
  shutdown.add('producer', () => producer.close());

  const redis = createRedis(redisUrl);
  shutdown.add('redis', () => redis.close());
  const jobs = openJobQueue<DeliverAlertJob>({ redisUrl, namespace }, queueNames.deliverAlert, 1);
  shutdown.add('jobs', () => jobs.close());
  const queue = (alerts: readonly Alert[]) => queueDeliveries(jobs, alerts);
  const queueOrLater = (alerts: readonly Alert[]) =>
    orLater(
      () => queue(alerts),
      (reason) => logger.warn({ alerts: alerts.length, reason }, 'to be queued by the sweeper'),
    );

  const deliverAlert = createDeliverAlert({
    store: stores.alerts,
    channel: (id) => channelBook.get(id),
    learnChannels: channelsFreshly.after,
    gate: createChannelGate({ rates: createRateGate(redis, namespace), now: Date.now, random: Math.random }),
    send: channels.send,
    linksOf: () => undefined,
    disable: (channel, reason) => disableChannel(stores, channel, reason),
    record: stores.record,
    queue: queueOrLater,
    onAttempt: ({ kind, id }, { id: alertId, dueAt, matchedAt, articles, deliveries }, outcome) => {
      metrics.deliveries.inc({ kind, outcome });
      const { reason } = deliveries.find(({ channelId }) => channelId === id) ?? {};
      if (outcome !== 'sent') logger.warn({ alertId, channelId: id, outcome, reason }, 'not delivered');
      const [article] = articles;
      if (outcome === 'sent' && article && dueAt === matchedAt)
        metrics.sinceEnriched.observe((Date.now() - Date.parse(article.enrichedAt)) / 1000);
    },
    now: Date.now,
    random: Math.random,
  });
  const worker = startWorker<DeliverAlertJob>({
    redisUrl,
    namespace,
    name: queueNames.deliverAlert,
    concurrency: config.deliveryConcurrency,
    backoff: defaultBackoff,
    work: deliverAlert,
    onError: (error) => logger.warn({ reason: error.message }, 'deliveries'),
  });
  shutdown.add('deliveries', () => worker.close());

  const sweeping = { store: stores.alerts, queue, record: stores.record, now: Date.now };
  const sweeps = [
    repeat('sweep late deliveries', SWEEP_MS, () => sweepLate(sweeping), waiting),
    repeat('sweep escalations', SWEEP_MS, () => sweepEscalations(sweeping), waiting),
  ];
  shutdown.add('sweeps', () => Promise.all(sweeps.map((each) => each.stop())));

  const alertSink = createAlertSink({
    store: stores.alerts,
    maxAgeMs: config.maxAgeHours * HOUR_MS,
    now: () => new Date(),
    queue: queueOrLater,
    publish: (alerts) => publishAlerts(producer, alerts),
    onCreated: ({ state }) => metrics.alerts.inc({ state }),
  });
  const deadLetters = createTopicDeadLetters(producer, topics.enriched.name, 'alerter', () => new Date());
  const consumer = await consumeStage({
    kafka,
    namespace,
    stage: createAlerterPipeline({
      rules: { match: ruleBook.match, upToDate: rulesFreshly.after },
      outputs: { alerts: alertSink, deadLetters },
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
