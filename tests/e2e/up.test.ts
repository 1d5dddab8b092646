import { once } from 'node:events';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@rasid/testkit/oracle';
import { afterEach, beforeEach, expect, test } from 'vitest';

const CLI = join(import.meta.dirname, '../../services/cli/src/main.ts');
const inTime = { timeoutMs: 150_000 };
let home: string;
let running: ChildProcess[] = [];

// a folder as people have them: with a space, and in Arabic
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'rasid up راصد-'))));
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running = [];
  rmSync(home, { recursive: true, force: true });
});

type Up = { child: ChildProcess; printed: () => string; ended: Promise<number | null> };

function rasid(args: string[], env: Record<string, string> = {}): Up {
  const child = spawn(process.execPath, [CLI, '--home', home, ...args], {
    env: { ...process.env, RASID_ELASTICSEARCH_HEAP: '512m', ...env },
    detached: true,
  });
  running.push(child);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, printed: () => text, ended };
}

/** Engines by the folder in their arguments, services by the run file. What has ended and waits to be reaped does not count. */
function processesOf(servicePids: readonly number[]): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => {
    const [, pid, state] = /^\s*(\d+)\s+(\S+)/.exec(line) ?? [];
    const isEngine = line.includes(home) && /LocalKafka|LocalElasticsearch|redis/.test(line);
    return state?.startsWith('Z') === false && (isEngine || servicePids.includes(Number(pid)));
  });
}

const servicePids = (): number[] => {
  const run = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as {
    services: Record<string, { pid: number }>;
  };
  return Object.values(run.services).map(({ pid }) => pid);
};

const pidOf = (engine: string): number =>
  Number(/\d+/.exec(processesOf([]).find((line) => line.includes(engine)) ?? '')?.[0]);

/** Its outlet is left out then: on another port its articles would come in once more. */
async function takePortOfAnOutlet(): Promise<() => Promise<unknown>> {
  const { ports } = JSON.parse(readFileSync(join(home, 'sample-site.json'), 'utf8')) as {
    ports: Record<string, number>;
  };
  const taken = createServer().listen(Object.values(ports)[0], '127.0.0.1');
  await once(taken, 'listening');
  return () => once(taken.close(), 'close');
}

const untilUp = (up: Up) =>
  until('rasid to be up', () => up.printed().includes('Ctrl-C stops everything'), {
    ...inTime,
    seen: up.printed,
  });
const untilGone = (pids: readonly number[]) =>
  until('every process to be gone', () => processesOf(pids).length === 0, {
    timeoutMs: 60_000,
    seen: () => processesOf(pids),
  });

test('one command ends in searchable articles; Ctrl-C leaves no process; the next start goes on where it was', async () => {
  const first = rasid(['up']);
  await untilUp(first);
  expect(first.printed()).toMatch(/(\d+) articles are searchable/);
  expect(first.printed()).toMatch(/\[(والقوات|للقوات)/);
  const pids = servicePids();
  expect(processesOf(pids)).toHaveLength(pids.length + 4); // Kafka, Elasticsearch, Redis and the shell that watches it

  const second = rasid(['up']);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain('rasid is already up');

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(processesOf(pids)).toEqual([]);

  const closeTaken = await takePortOfAnOutlet();
  const again = rasid(['up', '--once']);
  expect(await again.ended).toBe(0);
  await closeTaken();
  expect(again.printed()).toMatch(/another program has port \d+: «.+» is not served this time/);
  const counts = [first, again].map(({ printed }) => /(\d+) articles are searchable/.exec(printed())?.[1]);
  expect(counts[1]).toBe(counts[0]);
  await untilGone(pids);
}, 400_000);

test('kill -9 leaves no process either', async () => {
  const up = rasid(['up']);
  await untilUp(up);
  const pids = servicePids();
  up.child.kill('SIGKILL');
  await up.ended;
  await untilGone(pids);
}, 400_000);

test('when an engine dies, it is named with its log, and everything is stopped', async () => {
  const up = rasid(['up', '--no-sample']);
  await until('the services to be ready', () => up.printed().includes('ready: fetcher'), {
    ...inTime,
    seen: up.printed,
  });
  const pids = servicePids();
  process.kill(pidOf('LocalElasticsearch'), 'SIGKILL');
  expect(await up.ended).toBe(1);
  expect(up.printed()).toMatch(
    /Elasticsearch ended by itself by SIGKILL; its log is in .*elasticsearch\.log/,
  );
  await untilGone(pids);
}, 400_000);

test('a start that fails names the engine and why, and leaves no process', async () => {
  const up = rasid(['up'], { RASID_ELASTICSEARCH_HEAP: '1m' });
  expect(await up.ended).toBe(1);
  expect(up.printed()).toMatch(/Elasticsearch ended at its start.*heap/is);
  await untilGone([]);
}, 120_000);

test('a start that is under way can be stopped', async () => {
  const up = rasid(['up', '--no-sample']);
  await until('the engines to be started', () => processesOf([]).length > 0, { ...inTime, seen: up.printed });
  const down = rasid(['down']);
  expect([await down.ended, down.printed()]).toEqual([0, 'stopped\n']);
  expect(await up.ended).not.toBe(null);
  expect(up.printed()).toContain('stopping …');
  await untilGone([]);
}, 400_000);

test('half of the addresses of own engines is refused, with what is missing', async () => {
  const up = rasid(['up'], { RASID_REDIS_URL: 'redis://127.0.0.1:1' });
  expect(await up.ended).toBe(1);
  expect(up.printed()).toContain('missing: RASID_KAFKA_BROKERS, RASID_ELASTICSEARCH_URL');
}, 60_000);
