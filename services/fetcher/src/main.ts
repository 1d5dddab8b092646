import { queueNames, topics, type BackfillJob, type FetchArticleJob } from '@rasid/contracts';
import { createHttpClient } from '@rasid/http';
import { connectProducer, createDeadLetters, createKafka, ensureTopics, sendOne } from '@rasid/kafka';
import { defaultBackoff } from '@rasid/pipeline';
import {
  createHostGate,
  createKeptWays,
  createLead,
  createPollSchedule,
  createRedis,
  createRobotsStore,
  createSeenStore,
  createTakenAnswers,
  openJobQueue,
  startWorker,
} from '@rasid/queue';
import { runService, untilAvailable } from '@rasid/runtime';
import {
  addSource,
  createArticleLookup,
  createFeedStore,
  createSearchClient,
  ensureIndices,
} from '@rasid/search';
import { createReader } from '@rasid/workers';
import { createBackfillFeed, type QueuedBackfill } from './backfill/backfillFeed.ts';
import { createTakeFeed } from './backfill/takeFeed.ts';
import { readFetcherConfig } from './config.ts';
import { toDeadLetter } from './deadEntries.ts';
import { createFetcherMetrics } from './fetcherMetrics.ts';
import { keepSchedule } from './keepSchedule.ts';
import { createHostCare } from './manners/hostCare.ts';
import { createRobots } from './manners/robots.ts';
import { createVisitor } from './manners/visit.ts';
import { createPageSettings } from './pageSettings.ts';
import { runPolls } from './runPolls.ts';
import { createFetchArticle, type QueuedJob } from './steps/fetchArticle.ts';
import { createFetchPage } from './steps/fetchPage.ts';
import { patiently } from './steps/patiently.ts';
import { createPollFeed } from './steps/pollFeed.ts';
import { createReadFeed } from './steps/readFeed.ts';
import { createTakeEntries, type DeadEntry } from './steps/takeEntries.ts';
import { waitForDependency } from './waitForDependency.ts';
import { startHubServer } from './websub/hubServer.ts';
import { createKeepSubscription } from './websub/keepSubscription.ts';

/** A publisher's short outage is waited for; a minute at most between two attempts. */
const PUBLISHER_BACKOFF = { ...defaultBackoff, baseMs: 2_000, maxMs: 60_000 };
/** A step of a backfill that fails is tried again a few times; an operator may ask for the rest once more. */
const BACKFILL_ATTEMPTS = 5;
const BACKFILLS_AT_ONCE = 4;

runService('fetcher', readFetcherConfig, async ({ config, logger, metrics, shutdown }) => {
  const { namespace, redisUrl, timeoutMs, userAgent, allowedAddresses, allowedProxies } = config;
  const { signal } = shutdown;
  const waiting = { logger, signal };
  const now = () => new Date();
  const counts = createFetcherMetrics(metrics.registry);
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
  const schedule = createPollSchedule(redis, namespace);
  const connection = { redisUrl, namespace };
  const jobs = openJobQueue<FetchArticleJob>(connection, queueNames.fetchArticle, config.fetchAttempts);
  shutdown.add('queue', () => jobs.close());
  const backfills = openJobQueue<BackfillJob>(connection, queueNames.backfillFeed, BACKFILL_ATTEMPTS);
  shutdown.add('backfill queue', () => backfills.close());

  const http = createHttpClient({ userAgent, allowedAddresses, allowedProxies });
  shutdown.add('http', () => http.close());
  const reader = createReader({
    processes: config.readerProcesses,
    deadlineMs: config.readerDeadlineMs,
    heapMb: config.readerHeapMb,
  });
  shutdown.add('reader', () => Promise.resolve(reader.close()));
  const spacingMs = config.hostSpacingMs;
  const limits = { spacingMs, concurrency: config.hostConcurrency, longestMs: 2 * timeoutMs };
  const gate = createHostGate(redis, namespace, limits);
  const care = createHostCare({ gate, spacingMs, patiently: (call) => patiently(call, signal) });
  const store = createRobotsStore(redis, namespace);
  const robots = createRobots({ http, gate, store, care, timeoutMs, now });
  const visit = createVisitor({ http, gate, robots, care, userAgent, now });
  const feedLimits = { maxBytes: config.feedMaxBytes, timeoutMs };

  const taking = { seen, lookup, jobs, sendDead, onOutcome: metrics.countOutcome, now, signal };
  const isHubOn = config.hubCallbackUrl !== '';
  const keepSubscription = createKeepSubscription({
    callbackUrl: config.hubCallbackUrl,
    master: config.hubSecret,
    post: (url, form) =>
      http.post(url, form.toString(), { ...feedLimits, contentType: 'application/x-www-form-urlencoded' }),
    ...{ gate, feeds, logger, now },
  });
  const pollFeed = createPollFeed({
    feeds,
    readFeed: createReadFeed({ visit, reader, limits: feedLimits, now }),
    taken: createTakenAnswers(redis, namespace),
    ways: createKeptWays(redis, namespace),
    takeFeed: createTakeFeed({ takeEntries: createTakeEntries(taking), backfills, now }),
    ...(isHubOn && { keepSubscription }),
    ...{ now, signal },
  });
  const settingsOf = createPageSettings({ feeds, now });
  const fetchArticle = createFetchArticle({
    fetchPage: createFetchPage({
      visit,
      reader,
      limits: { maxBytes: config.pageMaxBytes, timeoutMs },
      requestOf: settingsOf,
      onRobotsDenied: counts.onRobotsDenied,
    }),
    readingOf: async (feedId) => (await settingsOf(feedId))?.reading,
    addSource: (articleId, source) => addSource(search, namespace, articleId, source),
    seen,
    lookup,
    sendRaw: (article) => sendOne(producer, topics.raw, { key: article.id, value: JSON.stringify(article) }),
    sendDead,
    onOutcome: metrics.countOutcome,
    now,
    signal,
  });
  const backfillFeed = createBackfillFeed({
    ...{ feeds, visit, reader, limits: feedLimits, logger, now },
    takeUnknown: createTakeEntries(taking, { onlyUnknown: true }),
  });

  const onError = (error: Error) => logger.warn({ reason: error.message }, 'the queue is in trouble');
  const common = { ...connection, backoff: PUBLISHER_BACKOFF, onError };
  const fetches = startWorker<QueuedJob>({
    ...common,
    name: queueNames.fetchArticle,
    concurrency: config.fetchConcurrency,
    onGivenUp: ({ hasPlace: _place, way: _way, ...job }, { message }, attempts) =>
      patiently(
        () =>
          sendDead([{ job, outcome: { kind: 'dead', reason: 'step_failed', detail: message }, attempts }]),
        signal,
      ),
    work: (job, attempt) => waitForDependency(() => fetchArticle(job, attempt), Math.random),
  });
  shutdown.add('fetch worker', () => fetches.close());
  const backfilling = startWorker<QueuedBackfill>({
    ...common,
    name: queueNames.backfillFeed,
    concurrency: BACKFILLS_AT_ONCE,
    work: (job) => waitForDependency(() => backfillFeed(job), Math.random),
  });
  shutdown.add('backfill worker', () => backfilling.close());

  if (isHubOn) {
    const hubs = await startHubServer({
      host: config.hubHost,
      port: config.hubPort,
      master: config.hubSecret,
      maxBytes: config.feedMaxBytes,
      pollSoon: (feedId, afterMs) => schedule.soon(feedId, afterMs),
      onCall: counts.onHubCall,
      ...{ feeds, logger, now },
    });
    logger.info({ url: hubs.url, callback: config.hubCallbackUrl }, 'listening for hubs');
    shutdown.add('hub server', () => hubs.close());
  }
  const { onEnd } = counts;
  const polls = runPolls({
    ...{ schedule, feeds, pollFeed, logger, signal, now, onEnd },
    concurrency: config.pollConcurrency,
  });
  shutdown.add('polls', () => polls);
  const keeping = keepSchedule({
    ...{ feeds, schedule, gate, logger, signal, now },
    lead: createLead(redis, namespace, 'schedule'),
    onTrouble: (what) => (trouble = what),
  });
  shutdown.add('schedule', () => keeping);
  return () => trouble;
});
