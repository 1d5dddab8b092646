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
import { createStageObserver, runService, untilAvailable } from '@rasid/runtime';
import { createBulkWriter, createSearchClient, ensureIndices, findExisting } from '@rasid/search';
import { createArticleSink } from './articleSink.ts';
import { readIndexerConfig } from './config.ts';
import { createIndexerPipeline } from './pipeline.ts';

runService('indexer', readIndexerConfig, async ({ config, logger, metrics, shutdown }) => {
  const { namespace } = config;
  const waiting = { logger, signal: shutdown.signal };
  const now = () => new Date();

  const search = createSearchClient({ url: config.elasticsearchUrl, apiKey: config.elasticsearchApiKey });
  shutdown.add('elasticsearch', () => search.close());
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);

  const kafka = createKafka({ brokers: config.brokers, clientId: 'rasid-indexer', logger });
  await untilAvailable(
    'topics',
    () => ensureTopics(kafka, { namespace, replication: config.replication }),
    waiting,
  );
  const producer = await untilAvailable('kafka', () => connectProducer(kafka, namespace), waiting);
  shutdown.add('producer', () => producer.close());

  const writer = createBulkWriter({
    client: search,
    maxBytes: config.bulkMaxBytes,
    maxCount: config.bulkMaxCount,
  });
  const articleSink = createArticleSink({
    namespace,
    writer,
    findExisting: (ids) => findExisting(search, namespace, ids),
    now,
    onIndexed: ({ fetchedAt }) =>
      metrics.sinceFetch.observe({ stage: 'indexer' }, (Date.now() - Date.parse(fetchedAt)) / 1000),
  });
  const deadLetters = createTopicDeadLetters(producer, topics.enriched.name, 'indexer', now);

  const consumer = await consumeStage({
    kafka,
    namespace,
    stage: createIndexerPipeline({
      now,
      outputs: { articles: gather(articleSink, { maxCount: config.bulkMaxCount }), deadLetters },
    }),
    topic: topics.enriched.name,
    limits: { maxCount: config.bulkMaxCount, maxBytes: config.bulkMaxBytes },
    concurrency: topics.enriched.partitions,
    stepConcurrency: 64,
    logger,
    observer: createStageObserver(metrics, logger),
    onLag: (partition, lag) => metrics.lag.set({ topic: topics.enriched.name, partition }, lag),
  });
  shutdown.add('consumer', () => consumer.stop());

  return () => troubleOf(consumer.progress(), Date.now());
});
