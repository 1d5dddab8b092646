import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Feed } from '@rasid/contracts';
import { startLocalEngines } from '@rasid/local-engines';
import { createRedis, POLL_LEASE_MS, type PollTurn } from '@rasid/queue';
import { quantileOf } from './quantileOf.ts';
import { createClock } from './politeDay/clock.ts';
import { createFetcher } from './politeDay/day.ts';
import { createJudge } from './politeDay/judge.ts';
import { createPublishers } from './politeDay/publishers.ts';

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '10000' },
    hosts: { type: 'string', default: '3000' },
    hours: { type: 'string', default: '24' },
    interval: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    /** Another Redis; else the local engines are started. */
    redis: { type: 'string' },
  },
});

const SPACING_MS = 1_000;
const HOST_CONCURRENCY = 2;
/** Two fetchers, as they are by default. */
const WORKERS = 2;
const POLLS_AT_ONCE = 60;
const PAGES_AT_ONCE = 20;
/** The clock goes on in steps, as the fetcher looks at its schedule. */
const STEP_MS = 100;
const HOUR_MS = 3_600_000;
/** The first minutes are not a day like others: all feeds are new. */
const WARM_UP_MS = 30 * 60_000;

/** A day of polls and pages in simulated time, watched from the publishers' side. */
const startMs = Date.parse('2026-03-01T00:00:00Z');
const clock = createClock(startMs);
const hours = Number(values.hours);
const intervalMs = Number(values.interval) * 1000;
const publishers = createPublishers({
  feeds: Number(values.feeds),
  hosts: Number(values.hosts),
  seed: Number(values.seed),
  intervalMs,
  clock,
  judge: () => judge,
});
const judge = createJudge(publishers.rulesOf, { spacingMs: SPACING_MS, concurrency: HOST_CONCURRENCY });
const feeds = new Map(
  publishers.feeds.map(({ id, url }, i): [string, Feed] => [
    id,
    {
      id,
      url,
      name: id,
      tags: [],
      intervalMs,
      // a third of the operators leave the interval to the feed's own rhythm
      ...(i % 3 === 0 && { maxIntervalMs: 12 * intervalMs }),
      state: 'active',
      createdAt: new Date(startMs).toISOString(),
      health: { consecutiveFailures: 0, attempts: [] },
    },
  ]),
);

const home = mkdtempSync(join(tmpdir(), 'rasid-day-'));
const engines =
  values.redis === undefined
    ? await startLocalEngines({ dataDir: home, onProgress: (line) => console.error(line) })
    : undefined;
const redis = createRedis(values.redis ?? engines?.redisUrl ?? '');
const namespace = `day${randomBytes(4).toString('hex')}-`;
try {
  await runDay();
  printReport();
} finally {
  let cursor = '0';
  do {
    const [next, keys] = await redis.raw.scan(cursor, 'MATCH', `${namespace}*`, 'COUNT', 1000);
    if (keys.length > 0) await redis.raw.del(keys);
    cursor = next;
  } while (cursor !== '0');
  await redis.close();
  await engines?.stop();
  rmSync(home, { recursive: true, force: true });
}

async function runDay(): Promise<void> {
  const options = { redis, namespace, clock, publishers, judge, feeds };
  const fetcher = createFetcher({ ...options, spacingMs: SPACING_MS, concurrency: HOST_CONCURRENCY });
  await fetcher.seed();
  const polling = Array.from({ length: WORKERS }, () => new Set<PollTurn>());
  let nextRenewal = 0;
  let paging = 0;
  let nextPoll = 0;
  let told = 0;
  while (clock.now() < startMs + hours * HOUR_MS) {
    if (clock.now() >= nextRenewal) {
      for (const turns of polling) await fetcher.schedule.renew([...turns]);
      nextRenewal = clock.now() + POLL_LEASE_MS / 3;
    }
    for (const running of polling) {
      const free = POLLS_AT_ONCE - running.size;
      if (free <= 0) continue;
      const { turns, nextMs = HOUR_MS } = await fetcher.schedule.claim(free);
      nextPoll = clock.now() + nextMs;
      for (const turn of turns) {
        running.add(turn);
        clock.run(() => fetcher.poll(turn).finally(() => running.delete(turn)));
      }
    }
    for (let page = fetcher.pages.first(); page && page.at <= clock.now(); page = fetcher.pages.first()) {
      if (paging >= PAGES_AT_ONCE * WORKERS) break;
      fetcher.pages.pop();
      paging++;
      const job = page;
      clock.run(() => fetcher.fetchOne(job).finally(() => paging--));
    }
    await clock.settle();
    const next = Math.min(nextPoll, nextRenewal, clock.nextWake(), fetcher.pages.first()?.at ?? Infinity);
    await clock.advanceTo(Math.max(clock.now() + STEP_MS, Number.isFinite(next) ? next : 0));
    if (clock.now() < startMs + WARM_UP_MS) judge.lags.length = 0;
    const hour = Math.floor((clock.now() - startMs) / HOUR_MS);
    if (hour > told)
      console.error(
        `hour ${(told = hour)}: ${judge.counts.polls} polls, ${judge.counts.requests} requests, ${violationCount()} violations`,
      );
  }
}

function violationCount(): number {
  return [...judge.violations.values()].reduce((sum, { count }) => sum + count, 0);
}

function printReport(): void {
  const { requests, polls, hosts, busiestHost } = judge.counts;
  const lags = Float64Array.from(judge.lags).sort();
  const at = (share: number) => (quantileOf(lags, share) / 1000).toFixed(1);
  const row = (...cells: (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
  const cpu = process.cpuUsage();
  row('what', 'figure');
  row('---', '---');
  row('feeds, hosts, simulated hours', `${feeds.size}, ${hosts}, ${hours}`);
  row('polls', `${polls}, ${(polls / (hours * 3600)).toFixed(1)} a second`);
  row(
    'requests, robots.txt, redirects and pages included',
    `${requests}, ${busiestHost} of the busiest host`,
  );
  row(
    'schedule lag after the first half hour',
    `p50 ${at(0.5)} s, p95 ${at(0.95)} s, p99 ${at(0.99)} s, most ${at(1)} s`,
  );
  for (const [what, { count, example }] of judge.violations)
    row(`VIOLATION: ${what}`, `${count}, such as ${example}`);
  row('violations', violationCount());
  row('CPU of the simulation, a poll', `${((cpu.user + cpu.system) / 1000 / polls).toFixed(2)} ms`);
  if (judge.violations.size > 0 || Number(at(0.95)) >= 30) process.exitCode = 1;
}
