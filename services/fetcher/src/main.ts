import { queueNames, topics, type FetchArticleJob } from '@rasid/contracts';
import { createHttpClient } from '@rasid/http';
import { connectProducer, createDeadLetters, createKafka, ensureTopics, sendOne } from '@rasid/kafka';
import { defaultBackoff } from '@rasid/pipeline';
import {
  createHostGate,
  createRedis,
  createSeenStore,
  openJobQueue,
  openPollScheduler,
  startWorker,
  type PollFeedJob,
} from '@rasid/queue';
import { runService, untilAvailable } from '@rasid/runtime';
import { createReader } from '@rasid/workers';
import { createArticleLookup, createFeedStore, createSearchClient, ensureIndices } from '@rasid/search';
import { readFetcherConfig } from './config.ts';
import { toDeadLetter } from './deadEntries.ts';
import { keepSchedules } from './keepSchedules.ts';
import { createFetchArticle, type QueuedJob } from './steps/fetchArticle.ts';
import { patiently } from './steps/patiently.ts';
import { createFetchPage } from './steps/fetchPage.ts';
import { createPollFeed, type DeadEntry } from './steps/pollFeed.ts';
import { createReadFeed } from './steps/readFeed.ts';
import { waitForDependency } from './waitForDependency.ts';

/** A publisher's short outage is waited for; a minute at most between two attempts. */
const PUBLISHER_BACKOFF = { ...defaultBackoff, baseMs: 2_000, maxMs: 60_000 };

runService('fetcher', readFetcherConfig, async ({ config, logger, metrics, shutdown }) => {
  const { namespace, redisUrl, timeoutMs } = config;
  const waiting = { logger, signal: shutdown.signal };
  const now = () => new Date();
  let trouble: string | undefined = 'starting';

  const search = createSearchClient({ url: config.elasticsearchUrl, apiKey: config.elasticsearchApiKey });
  shutdown.add('elasticsearch', () => search.close());
  await untilAvailable('elasticsearch', () => ensureIndices(search, namespace), waiting);
  const feeds = createFeedStore(search, namespace);
  const lookup = createArticleLookup(search, namespace);

  const kafka = createKafka({ brokers: config.brokers, clientId: 'rasid-fetcher', logger });
  await untilAvailable(
    'topics',
    () => ensureTopics(kafka, { namespace, replication: config.replication }),
    waiting,
  );
  const producer = await untilAvailable('kafka', () => connectProducer(kafka, namespace), waiting);
  shutdown.add('producer', () => producer.close());
  const deadLetters = createDeadLetters(producer, topics.raw.name, 'fetcher', now);
  const sendDead = (letters: readonly DeadEntry[]) => {
    for (const { outcome, job } of letters) {
      logger.warn({ ...outcome, feedId: job.source.feedId, articleId: job.articleId }, 'dead-lettered');
    }
    return deadLetters.send(letters.map(toDeadLetter));
  };

  const redis = createRedis(redisUrl);
  shutdown.add('redis', () => redis.close());
  const seen = createSeenStore(redis, namespace);
  const gate = createHostGate(redis, namespace, config.hostSpacingMs);
  const { userAgent, allowedAddresses, allowedProxies } = config;
  const http = createHttpClient({ userAgent, allowedAddresses, allowedProxies });
  shutdown.add('http', () => http.close());
  const reader = createReader({
    processes: config.readerProcesses,
    deadlineMs: config.readerDeadlineMs,
    heapMb: config.readerHeapMb,
  });
  shutdown.add('reader', () => Promise.resolve(reader.close()));
  const connection = { redisUrl, namespace };
  const jobs = openJobQueue<FetchArticleJob>(connection, queueNames.fetchArticle, config.fetchAttempts);
  shutdown.add('queue', () => jobs.close());

  const pollFeed = createPollFeed({
    feeds,
    readFeed: createReadFeed({ http, reader, limits: { maxBytes: config.feedMaxBytes, timeoutMs }, now }),
    seen,
    lookup,
    jobs,
    sendDead,
    onOutcome: metrics.countOutcome,
    now,
    signal: shutdown.signal,
  });
  const fetchArticle = createFetchArticle({
    gate,
    fetchPage: createFetchPage({ http, reader, limits: { maxBytes: config.pageMaxBytes, timeoutMs } }),
    seen,
    lookup,
    sendRaw: (article) => sendOne(producer, topics.raw, { key: article.id, value: JSON.stringify(article) }),
    sendDead,
    onOutcome: metrics.countOutcome,
    now,
    signal: shutdown.signal,
  });

  const onError = (error: Error) => logger.warn({ reason: error.message }, 'the queue is in trouble');
  const common = { ...connection, backoff: defaultBackoff, onError };
  const polls = startWorker<PollFeedJob>({
    ...common,
    name: queueNames.pollFeed,
    concurrency: config.pollConcurrency,
    work: ({ feedId }) =>
      waitForDependency(() => pollFeed(feedId).then(() => ({ kind: 'done' as const })), Math.random),
  });
  shutdown.add('poll worker', () => polls.close());
  const fetches = startWorker<QueuedJob>({
    ...common,
    name: queueNames.fetchArticle,
    backoff: PUBLISHER_BACKOFF,
    concurrency: config.fetchConcurrency,
    onGivenUp: ({ hasTurn: _turn, ...job }, { message }, attempts) =>
      patiently(
        () =>
          sendDead([{ job, outcome: { kind: 'dead', reason: 'step_failed', detail: message }, attempts }]),
        shutdown.signal,
      ),
    work: (job, attempt) => waitForDependency(() => fetchArticle(job, attempt), Math.random),
  });
  shutdown.add('fetch worker', () => fetches.close());

  const scheduler = openPollScheduler(connection);
  shutdown.add('scheduler', () => scheduler.close());
  const schedules = keepSchedules({
    feeds,
    scheduler,
    logger,
    signal: shutdown.signal,
    onTrouble: (what) => (trouble = what),
  });
  shutdown.add('schedules', () => schedules);
  return () => trouble;
});
