import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Engine = {
  /** Of the engine itself, as it is now; another one after a restart. */
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Starts it again on the same port and data, after it was killed or stopped; resolves when it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves with how it ended, in words, when the process that runs now ends. */
  ended(): Promise<string>;
};

export type EngineSpec = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  /** Resolves to true when the engine really answers. */
  readonly answers: () => Promise<boolean>;
  /** Where the engine is a child of `command`. */
  readonly enginePid?: () => number;
};

const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 20_000;
const PROBE_MS = 100;
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** Starts an engine and waits until it answers. It ends with us, even when we are killed: its standard input then ends. */
export async function startEngine(spec: EngineSpec, signal?: AbortSignal): Promise<Engine> {
  let running = await open(spec, signal);
  return {
    get pid() {
      return spec.enginePid?.() ?? running.pid;
    },
    kill: (which) => signalGroup(running.pid, which),
    restart: async () => {
      await stopProcess(running);
      running = await open(spec, undefined);
    },
    stop: () => stopProcess(running),
    ended: async () => {
      await running.ended;
      return `${spec.name} ended by itself ${howItEnded(running.child)}; its log is in ${spec.logFile}`;
    },
  };
}

type Running = {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly ended: Promise<unknown>;
  /** Where the words of this run begin in its log. */
  readonly logFrom: number;
};

async function open(spec: EngineSpec, signal: AbortSignal | undefined): Promise<Running> {
  const running = launch(spec);
  try {
    await untilAnswers(spec, running, signal);
    return running;
  } catch (error) {
    await stopProcess(running);
    throw error;
  }
}

function launch({ name, command, args, logFile }: EngineSpec): Running {
  mkdirSync(dirname(logFile), { recursive: true });
  const { log, logFrom } = openLog(logFile);
  // a process group of its own: a Ctrl-C in the terminal reaches us alone, and we stop the engines in order
  const child = spawn(command, args, { detached: true, stdio: ['pipe', log, log] });
  closeSync(log);
  child.stdin?.on('error', () => undefined);
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  if (child.pid === undefined) throw new Error(`${name}: "${command}" could not be started`);
  return { child, pid: child.pid, ended, logFrom };
}

/** To be added to, or begun anew where it has grown too large; and where what is added begins. */
export function openLog(file: string): { log: number; logFrom: number } {
  const logFrom = sizeOf(file) > LOG_LIMIT_BYTES ? 0 : sizeOf(file);
  return { log: openSync(file, logFrom === 0 ? 'w' : 'a'), logFrom };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function untilAnswers(
  spec: EngineSpec,
  { child, ended, logFrom }: Running,
  signal: AbortSignal | undefined,
): Promise<void> {
  const startedAt = Date.now();
  while (Date.now() - startedAt < START_TIMEOUT_MS) {
    signal?.throwIfAborted();
    if (hasEnded(child))
      throw new Error(
        `${spec.name} ended at its start; its last words in ${spec.logFile}:\n${lastWords(spec.logFile, logFrom)}`,
      );
    if (await spec.answers().catch(() => false)) return;
    await Promise.race([sleep(PROBE_MS), ended]);
  }
  throw new Error(
    `${spec.name} does not answer after ${START_TIMEOUT_MS / 1000} s; its last words in ${spec.logFile}:\n${lastWords(spec.logFile, logFrom)}`,
  );
}

/** `with status 1` or `by SIGKILL`. */
export const howItEnded = ({
  exitCode,
  signalCode,
}: Pick<ChildProcess, 'exitCode' | 'signalCode'>): string =>
  signalCode === null ? `with status ${exitCode}` : `by ${signalCode}`;

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
const LAST_LINES = 12;
const LINES_SEARCHED = 300;
const namesACause = (line: string): boolean => /\b(ERROR|FATAL)\b|Exception|Error:/.test(line);

/** The last lines of a log, after the first of its end that names a cause: what follows that is often only its echo. */
export function lastWords(file: string, fromByte = 0): string {
  const lines = readFileSync(file)
    .subarray(fromByte)
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(-LINES_SEARCHED);
  const last = lines.slice(-LAST_LINES);
  const cause = lines.slice(0, -LAST_LINES).find(namesACause);
  return (cause === undefined ? last : [cause, '…', ...last]).join('\n');
}

async function stopProcess({ child, pid, ended }: Running): Promise<void> {
  if (!hasEnded(child)) signalGroup(pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
