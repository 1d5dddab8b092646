import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { howItEnded, lastWords, openLog } from './engineProcess.ts';
import { freePort } from './freePort.ts';
import { leanMemory } from './memorySettings.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** What Node has read and compiled once, so that a start costs half. */
export const compileCache = join(PROJECT, 'node_modules/.cache/rasid');

export { leanMemory } from './memorySettings.ts';

export type ServiceProcess = {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  /** Where in it this process begins. */
  readonly logFrom: number;
  kill(signal: NodeJS.Signals): void;
  /** Resolves with how it ended, in words, when the process ends. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
};

// kafkajs computes negative timeouts, which Node takes as 1 ms and warns of
const NODE_OPTIONS = ['--disable-warning=TimeoutNegativeWarning'];
/** It alone takes in what strangers send. */
const LEAN = 'fetcher';
const POLL_MS = 100;
const STOP_TIMEOUT_MS = 28_000;

/** Starts a service in a process group of its own; it stops when we do, even when we are killed. */
export async function startService(
  name: string,
  options: { env: Readonly<Record<string, string>>; home: string },
): Promise<ServiceProcess> {
  const port = await freePort();
  const logs = join(options.home, 'logs');
  mkdirSync(logs, { recursive: true });
  const logFile = join(logs, `${name}.log`);
  const { log, logFrom } = openLog(logFile);
  const { nodeOptions, env: memory } = name === LEAN ? leanMemory : { nodeOptions: [], env: {} };
  const child = spawn(
    process.execPath,
    [...NODE_OPTIONS, ...nodeOptions, join(PROJECT, 'services', name, 'src/main.ts')],
    {
      detached: true, // a Ctrl-C in the terminal reaches us alone; we stop the parts in order
      stdio: ['pipe', log, log],
      env: {
        NODE_COMPILE_CACHE: compileCache,
        ...memory,
        ...process.env,
        ...options.env,
        RASID_HTTP_PORT: String(port),
        RASID_STOP_WITH_STDIN: 'true',
      },
    },
  );
  closeSync(log);
  child.stdin?.on('error', () => undefined); // it may end before us
  const ended = new Promise<string>((resolve) =>
    child
      .once('exit', () => resolve(howItEnded(child)))
      .once('error', (error) => resolve(`with an error (${error.message})`)),
  );
  if (child.pid === undefined) throw new Error(`service ${name}: the process could not be started`);
  return {
    name,
    pid: child.pid,
    logFile,
    logFrom,
    url: `http://127.0.0.1:${port}`,
    ended,
    kill: (signal) => void child.kill(signal),
    stop: () => stopChild(child, ended),
  };
}

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

/** Resolves when the service is ready; rejects when it ends first. */
export async function untilReady(service: ServiceProcess, signal: AbortSignal): Promise<void> {
  let ended: string | undefined;
  void service.ended.then((how) => (ended = how));
  for (;;) {
    if (ended !== undefined)
      throw new Error(
        `service ${service.name} ended ${ended}; its log is in ${service.logFile}, the last words:\n${lastWords(service.logFile, service.logFrom)}`,
      );
    signal.throwIfAborted();
    const answer = await fetch(`${service.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return;
    await sleep(POLL_MS);
  }
}
