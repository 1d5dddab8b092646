import type { Feed } from '@rasid/contracts';
import type { ParsedFeed } from '@rasid/feeds';
import { ok } from '@rasid/pipeline';
import {
  createHostGate,
  createKeptWays,
  createPollSchedule,
  createRobotsStore,
  createSeenStore,
  createTakenAnswers,
  type RedisClient,
} from '@rasid/queue';
import type { Redirect } from '@rasid/http';
import { createFetchArticle, type QueuedJob } from '../../../services/fetcher/src/steps/fetchArticle.ts';
import { createFetchPage } from '../../../services/fetcher/src/steps/fetchPage.ts';
import { createPollFeed } from '../../../services/fetcher/src/steps/pollFeed.ts';
import { createReadFeed } from '../../../services/fetcher/src/steps/readFeed.ts';
import { createTakeEntries } from '../../../services/fetcher/src/steps/takeEntries.ts';
import { createHostCare } from '../../../services/fetcher/src/manners/hostCare.ts';
import { createRobots } from '../../../services/fetcher/src/manners/robots.ts';
import { createVisitor } from '../../../services/fetcher/src/manners/visit.ts';
import { firstPlacings } from '../../../services/fetcher/src/schedule/firstPlacings.ts';
import { createHeap, type SimulatedClock } from './clock.ts';
import type { Judge } from './judge.ts';
import type { Publishers } from './publishers.ts';

export type DayOptions = {
  readonly redis: RedisClient;
  readonly namespace: string;
  readonly clock: SimulatedClock;
  readonly publishers: Publishers;
  readonly judge: Judge;
  readonly feeds: ReadonlyMap<string, Feed>;
  readonly spacingMs: number;
  readonly concurrency: number;
};

const limits = { maxBytes: 1e7, timeoutMs: 20_000 };
const userAgent = 'Rasid/simulated';
const SOFT_FIRST_MS = 600_000;

/**
 * The fetcher as it runs: schedule and host gate on a real Redis, whose scripts are given the simulated time; robots,
 * visits, polls and article jobs by their own code. Sockets, parsing and the index of feeds are simulated.
 */
export function createFetcher(options: DayOptions) {
  const { redis, namespace, clock, publishers, judge, spacingMs, concurrency } = options;
  const now = () => new Date(clock.now());
  const feeds = new Map(options.feeds);
  const { sleep, now: time } = clock;
  const { http } = publishers;
  const gate = createHostGate(redis, namespace, { spacingMs, concurrency, longestMs: 40_000, clock: time });
  const care = createHostCare({ gate, spacingMs, patiently: (call) => call() });
  const store = createRobotsStore(redis, namespace);
  const robots = createRobots({ http, gate, store, care, sleep, timeoutMs: limits.timeoutMs, now });
  const visit = createVisitor({ http, gate, robots, care, sleep, userAgent, now });
  const schedule = createPollSchedule(redis, namespace, time);
  const pages = createHeap<{ at: number; job: QueuedJob; attempt: number }>(({ at }) => at);
  const shared = {
    seen: createSeenStore(redis, namespace),
    lookup: { findSeen: () => Promise.resolve(new Map()) },
    sendDead: () => Promise.resolve(),
    onOutcome: () => undefined,
    now,
  };
  const takeEntries = createTakeEntries({
    ...shared,
    jobs: {
      addMany: (jobs) => {
        for (const { data } of jobs) pages.push({ at: clock.now(), job: data, attempt: 1 });
        return Promise.resolve();
      },
    },
  });
  const reader = {
    readFeed: (body: Uint8Array) =>
      Promise.resolve({
        ok: true as const,
        value: { charset: 'utf-8', result: { ok: true as const, feed: publishers.parse(body) } },
      }),
    decodePage: ({ body }: { body: Uint8Array }) =>
      Promise.resolve({ ok: true as const, value: { text: Buffer.from(body).toString(), charset: 'utf-8' } }),
  };
  const pollFeed = createPollFeed({
    readFeed: createReadFeed({ visit, reader, limits, now }),
    taken: createTakenAnswers(redis, namespace),
    ways: createKeptWays<Redirect>(redis, namespace),
    takeFeed: (feed: Feed, { items }: ParsedFeed) => takeEntries(feed, items),
    feeds: {
      findByUrl: () => Promise.resolve(undefined),
      record: (id, { health, ...changes }) => {
        const feed = feeds.get(id);
        if (feed) feeds.set(id, { ...feed, ...changes, health });
        return Promise.resolve(true);
      },
    },
    now,
  });
  const fetchArticle = createFetchArticle({
    ...shared,
    fetchPage: createFetchPage({ visit, reader, limits, requestOf: () => Promise.resolve(undefined) }),
    readingOf: () => Promise.resolve(undefined),
    addSource: () => Promise.resolve(true),
    sendRaw: () => Promise.resolve(ok(undefined)),
  });

  const poll = async (turn: Awaited<ReturnType<typeof schedule.claim>>['turns'][number]) => {
    const startedAt = clock.now();
    const feed = feeds.get(turn.feedId);
    const end = await pollFeed(turn, feed);
    if (end.kind === 'deferred') return void (await schedule.defer(turn, end));
    if (end.kind === 'dropped') return schedule.drop(turn);
    const interval = feed?.intervalMs ?? 0;
    const leastMs = end.reading.kind === 'failed' ? Math.min(interval, SOFT_FIRST_MS) : interval;
    judge.polled(turn.feedId, startedAt, clock.now(), leastMs);
    judge.lag(startedAt - turn.dueAt);
    await schedule.end(turn, end.afterMs);
  };
  const fetchOne = async ({ job, attempt }: { job: QueuedJob; attempt: number }) => {
    const verdict = await fetchArticle(job, { number: attempt, isLast: attempt >= 5 });
    if (verdict.kind === 'delay')
      pages.push({ at: clock.now() + verdict.ms, job: verdict.data as QueuedJob, attempt });
    if (verdict.kind === 'retry')
      pages.push({
        at: clock.now() + Math.max(2_000 * 2 ** attempt, verdict.afterMs ?? 0),
        job,
        attempt: attempt + 1,
      });
  };
  return {
    schedule,
    pages,
    poll,
    fetchOne,
    seed: () => {
      const all = [...feeds.values()].map(({ id, url, state, intervalMs }) => ({
        id,
        url,
        state,
        intervalMs,
      }));
      return schedule.place(firstPlacings(all, now()));
    },
  };
}
