import { queueNames, topics, type DeadReason, type EnrichedArticle, type QueueName } from '@rasid/contracts';
import {
  NEAR_DUPLICATE_SHARED_KEYS,
  createStoryReader,
  createPlaceLocator,
  createTagger,
  createTopicClassifier,
  loadModel,
  loadNameData,
  loadStoryTerms,
  modelVersionsOf,
} from '@rasid/enrichment';
import {
  connectProducer,
  consumeStage,
  createKafka,
  createTopicDeadLetters,
  createTopicSink,
  ensureTopics,
  troubleOf,
} from '@rasid/kafka';
import { createDuplicateStore, createRedis, createStoryStore } from '@rasid/queue';
import { gather } from '@rasid/pipeline';
import { createStageObserver, repeat, runService, untilAvailable } from '@rasid/runtime';
import { createArticleLookup, createEntityStore, createSearchClient, ensureIndices } from '@rasid/search';
import { createReader } from '@rasid/workers';
import { readEnricherConfig } from './config.ts';
import { createEntityBook } from './entityBook.ts';
import { createEnricherPipeline } from './pipeline.ts';
import { storyChoice } from './storyChoice.ts';

const MOST_SENT_AT_ONCE = 500;
const FOLLOW_MS = 1_000;
const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;
/** A page without an article may be mended by its publisher: it is fetched again, and not read again as it was. */
const queueFor = (reason: DeadReason): QueueName | undefined =>
  reason === 'entry_without_text' || reason === 'page_too_costly' ? queueNames.fetchArticle : undefined;

runService('enricher', readEnricherConfig, async ({ config, logger, metrics, shutdown }) => {
  const { namespace } = config;
  const waiting = { logger, signal: shutdown.signal };
  const now = () => new Date();
  const windowStart = () => new Date(Date.now() - WINDOW_MS).toISOString();

  const redis = createRedis(config.redisUrl);
  shutdown.add('redis', () => redis.close());
  const search = createSearchClient({ url: config.elasticsearchUrl, apiKey: config.elasticsearchApiKey });
  shutdown.add('elasticsearch', () => search.close());
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);
  const lookup = createArticleLookup(search, namespace);
  const entities = createEntityBook(createEntityStore(search, namespace).follow(), (entityId, problem) =>
    logger.warn({ entityId, problem }, 'what was said of an entity can not be read'),
  );
  await untilAvailable('entities', entities.follow, waiting);
  const following = repeat('follow entities', FOLLOW_MS, entities.follow, waiting);
  shutdown.add('entities', () => following.stop());
  const reprints = createDuplicateStore(redis, namespace, {
    sharedKeys: NEAR_DUPLICATE_SHARED_KEYS,
    rebuild: () => lookup.scanNearDuplicateKeys(windowStart()),
  });
  const stories = createStoryStore(redis, namespace, {
    ...storyChoice,
    rebuild: () => lookup.scanReports(windowStart()),
  });

  const kafka = createKafka({ brokers: config.brokers, clientId: 'rasid-enricher', logger });
  await untilAvailable(
    'topics',
    () => ensureTopics(kafka, { namespace, replication: config.replication }),
    waiting,
  );
  const producer = await untilAvailable('kafka', () => connectProducer(kafka, namespace), waiting);
  shutdown.add('producer', () => producer.close());

  const enriched = createTopicSink<EnrichedArticle>(producer, topics.enriched, (article) => ({
    key: article.id,
    value: JSON.stringify(article),
  }));
  const reader = createReader({
    processes: config.readerProcesses,
    deadlineMs: config.readerDeadlineMs,
    heapMb: config.readerHeapMb,
  });
  shutdown.add('reader', () => Promise.resolve(reader.close()));
  const topicModel = loadModel();
  const nameData = loadNameData();
  const stage = createEnricherPipeline({
    extractor: (input) => reader.extractArticle(input),
    tagger: createTagger(nameData),
    canonical: entities.canonical,
    locator: createPlaceLocator(),
    topicModel: createTopicClassifier(topicModel),
    stories: {
      reprints,
      stories,
      reader: createStoryReader(loadStoryTerms()),
      findPlace: (id) => lookup.findPlace(id),
    },
    event: { models: modelVersionsOf(topicModel, nameData), now },
    outputs: {
      enriched: gather(enriched, { maxCount: MOST_SENT_AT_ONCE }),
      deadLetters: createTopicDeadLetters(producer, topics.raw.name, 'enricher', now, queueFor),
    },
  });
  const consumer = await consumeStage({
    kafka,
    namespace,
    stage,
    topic: topics.raw.name,
    limits: { maxCount: 200, maxBytes: 4 * 1024 * 1024 },
    concurrency: topics.raw.partitions,
    stepConcurrency: 32,
    logger,
    observer: createStageObserver(metrics, logger),
    onLag: (partition, lag) => metrics.lag.set({ topic: topics.raw.name, partition }, lag),
  });
  shutdown.add('consumer', () => consumer.stop());

  return () => troubleOf(consumer.progress(), Date.now());
});
