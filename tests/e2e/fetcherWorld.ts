import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  queueNames,
  type BackfillJob,
  type Feed,
  type FetchArticleJob,
  type RawArticle,
  type Reading,
} from '@rasid/contracts';
import { createHttpClient } from '@rasid/http';
import { ok, UnavailableError, type Outcome } from '@rasid/pipeline';
import {
  createHostGate,
  createKeptWays,
  createRedis,
  createRobotsStore,
  createSeenStore,
  createTakenAnswers,
  openJobQueue,
  startWorker,
  type Seen,
} from '@rasid/queue';
import { until } from '@rasid/testkit/oracle';
import { createDirectReader } from '@rasid/workers';
import { createBackfillFeed } from '../../services/fetcher/src/backfill/backfillFeed.ts';
import { createTakeFeed } from '../../services/fetcher/src/backfill/takeFeed.ts';
import { createHostCare } from '../../services/fetcher/src/manners/hostCare.ts';
import { createRobots } from '../../services/fetcher/src/manners/robots.ts';
import { createVisitor } from '../../services/fetcher/src/manners/visit.ts';
import { createFetchArticle, type QueuedJob } from '../../services/fetcher/src/steps/fetchArticle.ts';
import { createFetchPage } from '../../services/fetcher/src/steps/fetchPage.ts';
import { createPollFeed, type PollEnd } from '../../services/fetcher/src/steps/pollFeed.ts';
import { createReadFeed } from '../../services/fetcher/src/steps/readFeed.ts';
import { createTakeEntries, type DeadEntry } from '../../services/fetcher/src/steps/takeEntries.ts';

export type Respond = (request: IncomingMessage, response: ServerResponse) => void;
export type FetcherWorld = Awaited<ReturnType<typeof openFetcherWorld>>;

const limits = { maxBytes: 200_000, timeoutMs: 2_000 };
const inTime = { timeoutMs: 15_000 };

export type WorldOptions = {
  /** Least time between two requests to a host; none unless said. */
  readonly spacingMs?: number;
  readonly concurrency?: number;
};

/** The fetcher's steps on a real Redis, with a publisher on loopback; what leaves the fetcher is kept in lists. */
export async function openFetcherWorld(redisUrl: string, namespace: string, options: WorldOptions = {}) {
  const { spacingMs = 0, concurrency = 100 } = options;
  const publisher = await openPublisher();
  const redis = createRedis(redisUrl);
  const http = createHttpClient({ userAgent: 'Rasid/test', allowedAddresses: ['127.0.0.0/8'] });
  const reader = createDirectReader();
  const connection = { redisUrl, namespace };
  const jobs = openJobQueue<FetchArticleJob>(connection, queueNames.fetchArticle, 3);
  const backfills = openJobQueue<BackfillJob>(connection, queueNames.backfillFeed, 3);
  const feeds = new Map<string, Feed>();
  const indexed = new Map<string, Seen>();
  const raw: RawArticle[] = [];
  const sources: string[] = [];
  const readings = new Map<string, Reading>();
  const dead: DeadEntry[] = [];
  const outcomes: string[] = [];
  const robotsDenials: string[] = [];
  let skewMs = 0;
  let awayFor = 0;
  const now = () => new Date(Date.now() + skewMs);
  const shared = {
    seen: createSeenStore(redis, namespace),
    lookup: {
      findSeen: (ids: readonly string[]) =>
        Promise.resolve(new Map([...indexed].filter(([id]) => ids.includes(id)))),
    },
    sendDead: (letters: readonly DeadEntry[]) => Promise.resolve(void dead.push(...letters)),
    onOutcome: (stage: string, outcome: Outcome<unknown>) =>
      void outcomes.push(`${stage} ${'reason' in outcome ? outcome.reason : outcome.kind}`),
    now,
  };
  const gate = createHostGate(redis, namespace, { spacingMs, concurrency, longestMs: 10_000 });
  const care = createHostCare({ gate, spacingMs, patiently: (call) => call() });
  const store = createRobotsStore(redis, namespace);
  const robots = createRobots({ http, gate, store, care, timeoutMs: limits.timeoutMs, now });
  const visit = createVisitor({ http, gate, robots, care, userAgent: 'Rasid/test', now });
  const readFeed = createReadFeed({ visit, reader, limits, now });
  const poll = createPollFeed({
    readFeed,
    taken: createTakenAnswers(redis, namespace),
    ways: createKeptWays(redis, namespace),
    takeFeed: createTakeFeed({ takeEntries: createTakeEntries({ ...shared, jobs }), backfills, now }),
    feeds: {
      findByUrl: (url) => Promise.resolve([...feeds.values()].find((feed) => feed.url === url)),
      record: (id, { health, ...changes }) => {
        const feed = feeds.get(id);
        if (feed) feeds.set(id, { ...feed, ...changes, health });
        return Promise.resolve(feed !== undefined);
      },
    },
    now,
  });
  const fetchArticle = createFetchArticle({
    ...shared,
    fetchPage: createFetchPage({
      visit,
      reader,
      limits,
      requestOf: (id) => Promise.resolve(feeds.get(id)),
      onRobotsDenied: (verdict) => void robotsDenials.push(verdict),
    }),
    readingOf: (id) => Promise.resolve(readings.get(id)),
    addSource: (id, source) => {
      if (!indexed.has(id)) return Promise.resolve(false);
      sources.push(`${id} ${source.feedId}`);
      return Promise.resolve(true);
    },
    sendRaw: (article) => {
      if (awayFor-- > 0) return Promise.reject(new UnavailableError('Kafka is away'));
      raw.push(article);
      return Promise.resolve(ok(undefined));
    },
  });
  const common = {
    ...connection,
    concurrency: 4,
    backoff: { baseMs: 10, maxMs: 50, maxAttempts: 3 },
    onError: (error: Error) => void outcomes.push(`error ${error.message}`),
  };
  const worker = startWorker<QueuedJob>({ ...common, name: queueNames.fetchArticle, work: fetchArticle });
  const backfilling = startWorker<BackfillJob>({
    ...common,
    name: queueNames.backfillFeed,
    work: createBackfillFeed({
      ...{ visit, reader, limits, now },
      feeds: { get: (id) => Promise.resolve(feeds.get(id)) },
      takeUnknown: createTakeEntries({ ...shared, jobs }, { onlyUnknown: true }),
      logger: { info: () => undefined, warn: () => undefined },
    }),
  });
  const flush = async () => {
    const keys = await redis.raw.keys(`${namespace}*`);
    if (keys.length > 0) await redis.raw.del(keys);
  };
  /** One poll, as if its time had come; it waits for its host as long as it is told. */
  const pollNow = async (id: string): Promise<PollEnd> => {
    let turn = { hasWaited: false, hasPlace: false };
    for (;;) {
      const end = await poll(turn, feeds.get(id));
      if (end.kind !== 'deferred') return end;
      turn = { hasWaited: true, hasPlace: end.hasPlace };
      await sleep(end.afterMs);
    }
  };
  return {
    publisher,
    feeds,
    indexed,
    raw,
    /** Further sources that were named, as "article feed". */
    sources,
    readings,
    /** As if the pipeline had done its work. */
    index: () => {
      for (const article of raw) {
        const { otherSources, firstSeenAt, version, entryHash, source, entry } = article;
        const named = {
          ...(entry.title !== undefined && { title: entry.title }),
          ...(otherSources && { otherSources }),
        };
        indexed.set(article.id, { firstSeenAt, version, entryHash, feedId: source.feedId, ...named });
      }
    },
    dead,
    outcomes,
    robotsDenials,
    jobs,
    backfills,
    gate,
    fetchArticle,
    flush,
    addFeed: (id: string, path: string, changes: Partial<Feed> = {}) =>
      feeds.set(id, {
        id,
        url: publisher.origin + path,
        name: id,
        intervalMs: 60_000,
        state: 'active',
        createdAt: '2026-01-01T00:00:00.000Z',
        tags: [],
        health: { consecutiveFailures: 0, attempts: [] },
        ...changes,
      }),
    poll: pollNow,
    /** The next articles meet a Kafka that is away, so many times. */
    kafkaIsAway: (times: number) => (awayFor = times),
    later: (ms: number) => (skewMs += ms),
    /** Until as many articles and dead letters came out. */
    settled: (count: number) =>
      until(`${count} outcomes`, () => raw.length + dead.length >= count, {
        ...inTime,
        seen: () => outcomes,
      }),
    close: async () => {
      await Promise.all([worker.close(), backfilling.close()]);
      await Promise.all([jobs.close(), backfills.close()]);
      await flush();
      await redis.close();
      await http.close();
      await publisher.close();
    },
  };
}

async function openPublisher() {
  const routes = new Map<string, Respond>();
  const requests: IncomingMessage[] = [];
  const times: number[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    times.push(Date.now());
    const respond = routes.get(request.url?.split('?')[0] ?? '');
    if (respond) respond(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    routes,
    requests,
    /** What was asked for, in order; without robots.txt, which is asked for before all else. */
    asked: () => requests.map(({ url }) => url).filter((url) => url !== '/robots.txt'),
    /** Milliseconds between one request and the next. */
    gaps: () => times.slice(1).map((time, i) => time - (times[i] ?? 0)),
    page: (path: string, html: string) =>
      routes.set(path, (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Item = {
  link?: string;
  guid?: string;
  title: string;
  summary?: string;
  content?: string;
  date?: string;
};

/** An RSS feed that keeps its ETag as long as its items are the same. */
export const rssOf =
  (items: readonly Item[]): Respond =>
  (request, response) => {
    const etag = `"${Buffer.from(JSON.stringify(items)).toString('base64url').slice(-40)}"`;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    const body = items.map(
      ({ link, guid, title, summary = '', content, date }) =>
        `<item><title>${title}</title>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${link === undefined ? '' : `<link>${link}</link>`}<description>${summary}</description>` +
        `${content === undefined ? '' : `<content:encoded><![CDATA[${content}]]></content:encoded>`}` +
        `${date === undefined ? '' : `<pubDate>${date}</pubDate>`}</item>`,
    );
    response
      .writeHead(200, { 'content-type': 'application/rss+xml', etag })
      .end(
        `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>نشرة</title><link>/</link>${body.join('')}</channel></rss>`,
      );
  };
