import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Feed } from '@rasid/contracts';
import { addressSettings, startLocalEngines, type Engines } from '@rasid/local-engines';
import { createFeedBatch, createSearchClient } from '@rasid/search';
import { startFleet } from '@rasid/testkit/fleet';
import { cpuSeconds } from './cpuSeconds.ts';
import { startPublisher, type Seen } from './pollRate/publisher.ts';

/**
 * One fetcher as it runs for operators, on real engines, against publishers on loopback: how many feeds a second it
 * polls, and how late.
 * node tests/bench/pollRate.ts [--seconds 300] [--feeds 10000] [--rate 120] [--hosts 500]
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    feeds: { type: 'string', default: '10000' },
    hosts: { type: 'string', default: '500' },
    /** Polls a second that the intervals of the feeds ask for. */
    rate: { type: 'string', default: '120' },
  },
});

const GATE_PER_SECOND = 100;
const SLICE_MS = 10_000;
const POLLS_AN_ARTICLE = 20;
/** Intervals of this kind grow by up to a twentieth, so that feeds do not stay together. */
const MEAN_JITTER = 1.025;

const feeds = Number(values.feeds);
const seconds = Number(values.seconds);
const intervalMs = Math.max(5_000, Math.round((feeds / Number(values.rate) / MEAN_JITTER) * 1000));
const home = mkdtempSync(join(tmpdir(), 'rasid-polls-'));
const namespace = 'polls-';
const engines = await startLocalEngines({ dataDir: home, onProgress: (line) => console.error(line) });
const publisher = await startPublisher({
  feeds,
  hosts: Number(values.hosts),
  intervalMs,
  pollsAnArticle: POLLS_AN_ARTICLE,
});
try {
  const fleet = await startFleet({ env: settingsOf(engines), home, services: ['fetcher'] });
  try {
    const fetcher = fleet.processes.get('fetcher');
    if (!fetcher) throw new Error('there is no fetcher');
    await addFeeds(engines);
    console.error(`${feeds} feeds, each every ${(intervalMs / 1000).toFixed(0)} s; the first round …`);
    await sleep(intervalMs * 1.2);
    report(await measure({ url: fetcher.url, pid: fetcher.pid, redis: engines.redis.pid }));
  } finally {
    await fleet.stop();
  }
} finally {
  await publisher.close();
  await engines.stop();
  rmSync(home, { recursive: true, force: true });
}

function settingsOf(engines: Engines): Record<string, string> {
  return {
    RASID_NAMESPACE: namespace,
    ...addressSettings(engines),
    RASID_ALLOWED_ADDRESSES: '127.0.0.0/8',
    RASID_LOG_LEVEL: 'warn',
  };
}

async function addFeeds({ elasticsearchUrl }: Engines): Promise<void> {
  const client = createSearchClient({ url: elasticsearchUrl });
  const createdAt = new Date().toISOString();
  const documents = publisher.feedUrls.map((url, i): Feed => ({
    ...{ id: `feed-${i}`, name: `نشرة ${i}`, url, intervalMs, maxIntervalMs: intervalMs, createdAt },
    ...{ state: 'active', tags: [], health: { consecutiveFailures: 0, attempts: [] } },
  }));
  await createFeedBatch(client, namespace).createMany(documents);
  await client.close();
}

type Measured = {
  readonly seen: Seen;
  readonly took: number;
  /** Of each slice, polls a second. */
  readonly slices: readonly number[];
  readonly cpu: { readonly fetcher: number; readonly redis: number };
  readonly memoryMb: number;
  readonly lags: Lags;
};

async function measure({ url, pid, redis }: { url: string; pid: number; redis: number }): Promise<Measured> {
  const before = { ...publisher.seen };
  const cpu = { fetcher: cpuSeconds(pid), redis: cpuSeconds(redis) };
  const lags = await lagsOf(url);
  const startedAt = performance.now();
  const slices: number[] = [];
  for (let at = startedAt, polls = before.polls; performance.now() - startedAt < seconds * 1000;) {
    await sleep(Math.min(SLICE_MS, seconds * 1000));
    slices.push(((publisher.seen.polls - polls) * 1000) / (performance.now() - at));
    [at, polls] = [performance.now(), publisher.seen.polls];
  }
  const difference = Object.entries(publisher.seen).map(([name, count]) => [
    name,
    count - before[name as keyof Seen],
  ]);
  return {
    seen: Object.fromEntries(difference) as Seen,
    took: (performance.now() - startedAt) / 1000,
    slices,
    cpu: { fetcher: cpuSeconds(pid) - cpu.fetcher, redis: cpuSeconds(redis) - cpu.redis },
    memoryMb: memoryMbOf(pid),
    lags: since(await lagsOf(url), lags),
  };
}

function memoryMbOf(pid: number): number {
  return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** How many polls were no later than so many seconds; the histogram that the fetcher shows its operators. */
type Lags = ReadonlyMap<number, number>;

async function lagsOf(url: string): Promise<Lags> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const buckets = text.matchAll(/^rasid_schedule_lag_seconds_bucket\{le="([^"]+)"[^}]*\} (\d+)/gm);
  return new Map([...buckets].map(([, le, count]) => [le === '+Inf' ? Infinity : Number(le), Number(count)]));
}

function since(now: Lags, before: Lags): Lags {
  return new Map([...now].map(([le, count]) => [le, count - (before.get(le) ?? 0)]));
}

function lagAt(lags: Lags, share: number): string {
  const all = lags.get(Infinity) ?? 0;
  const bound = [...lags].find(([, count]) => count >= share * all)?.[0];
  return bound === undefined ? 'unknown' : `under ${bound} s`;
}

function report({ seen, took, slices, cpu, memoryMb, lags }: Measured): void {
  const perSecond = seen.polls / took;
  const row = (what: string, figure: string) => console.log(`| ${what} | ${figure} |`);
  row('what', 'figure');
  row('---', '---');
  row('feeds, hosts, cores', `${feeds}, ${values.hosts}, ${cpus().length}`);
  row('polls', `${seen.polls} in ${took.toFixed(0)} s, ${seen.notModified} of them without news`);
  row('**polls a second**', `**${perSecond.toFixed(1)}** (gate ${GATE_PER_SECOND})`);
  row(
    'slowest and fastest ten seconds',
    `${Math.min(...slices).toFixed(1)}, ${Math.max(...slices).toFixed(1)}`,
  );
  row('article pages', `${(seen.pages / took).toFixed(1)} a second`);
  row('lag of the schedule', `p50 ${lagAt(lags, 0.5)}, p95 ${lagAt(lags, 0.95)}, p99 ${lagAt(lags, 0.99)}`);
  row('polls of a feed before half its interval', String(seen.early));
  row('CPU a poll', `fetcher ${ms(cpu.fetcher, seen.polls)} ms, Redis ${ms(cpu.redis, seen.polls)} ms`);
  row('memory of the fetcher', `${memoryMb.toFixed(0)} MB`);
  if (perSecond < GATE_PER_SECOND || seen.early > 0) process.exitCode = 1;
}

function ms(cpu: number, polls: number): string {
  return ((cpu * 1000) / polls).toFixed(1);
}
