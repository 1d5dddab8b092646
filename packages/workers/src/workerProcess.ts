import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { cpuMsOf } from './cpuTime.ts';

/** Why a job came to nothing. A closed list; only `closed` is no fault of the job's. */
export type JobFailure = 'deadline' | 'memory' | 'crashed' | 'threw' | 'closed';

export type JobResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: JobFailure; readonly message: string };

export type ProcessOptions = { readonly file: URL; readonly heapMb: number };

export type WorkerProcess = {
  /** Whether it takes another job. */
  readonly alive: boolean;
  /**
   * One job at a time. The deadline is of CPU time, so that a busy machine is not held against a job, where the system
   * tells it; and counts from when the process is ready. Never throws.
   */
  run<T>(name: string, job: unknown, deadlineMs: number): Promise<JobResult<T>>;
  kill(): void;
};

type Answer =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

const START_MS = 30_000;
const LEAST_WAIT_MS = 20;
/** By the clock, a job may take so many times its CPU time. */
const PATIENCE = 6;

/**
 * Starts a process for jobs. It has no environment, and may neither write files nor start programs. A thread would be
 * cheaper, but one that outgrows its heap inside a single call of the engine takes the whole service with it.
 */
export function startWorkerProcess({ file, heapMb }: ProcessOptions): WorkerProcess {
  const child = fork(join(import.meta.dirname, 'runJobs.ts'), [file.href], {
    serialization: 'advanced',
    env: {},
    execArgv: [`--max-old-space-size=${heapMb}`, '--permission', '--allow-fs-read=*'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true, // Ctrl-C is for the service, which still has jobs to finish
  });
  child.on('error', () => undefined); // its end is told by `exit`
  const ready = nextAnswer(child, START_MS);
  const kill = () => void child.kill('SIGKILL');
  return {
    get alive() {
      return child.connected && child.exitCode === null && child.signalCode === null && !child.killed;
    },
    run: async <T>(name: string, job: unknown, deadlineMs: number) => {
      const started = await ready;
      if (started.kind === 'late') kill();
      if (started.kind !== 'answer') return fail('crashed', 'its process did not start');
      const answer = nextAnswer(child, deadlineMs);
      child.send({ name, job, timeoutMs: deadlineMs * (PATIENCE + 1) }, () => undefined);
      const ended = await answer;
      if (ended.kind === 'late') kill();
      return judge<T>(ended, heapMb, deadlineMs);
    },
    kill,
  };
}

type Ended =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'late' }
  | { readonly kind: 'exit'; readonly code: number | null; readonly signal: string | null };

/** The next word of a process, its end, or that neither came in time. */
function nextAnswer(child: ChildProcess, withinMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    const end = (ended: Ended) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      resolve(ended);
    };
    const onMessage = (answer: unknown) => end({ kind: 'answer', answer: answer as Answer });
    const onExit = (code: number | null, signal: string | null) => end({ kind: 'exit', code, signal });
    const startedAt = performance.now();
    const cpuBefore = cpuMsOf(child.pid ?? 0) ?? 0;
    const judgeTime = () => {
      const usedMs = (cpuMsOf(child.pid ?? 0) ?? Infinity) - cpuBefore;
      if (usedMs >= withinMs || performance.now() - startedAt > withinMs * PATIENCE) end({ kind: 'late' });
      else timer = setTimeout(judgeTime, Math.max(withinMs - usedMs, LEAST_WAIT_MS));
    };
    let timer = setTimeout(judgeTime, withinMs);
    child.on('message', onMessage).on('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  });
}

function judge<T>(ended: Ended, heapMb: number, deadlineMs: number): JobResult<T> {
  if (ended.kind === 'late') return fail('deadline', `not done within ${deadlineMs} ms of CPU time`);
  if (ended.kind === 'answer') {
    const { answer } = ended;
    return answer.ok ? { ok: true, value: answer.value as T } : fail('threw', answer.message);
  }
  // V8 aborts when a heap is full
  if (ended.signal === 'SIGABRT') return fail('memory', `needs more than ${heapMb} MB of memory`);
  return fail('crashed', `its process ended (${ended.signal ?? ended.code})`);
}

export const fail = (failure: JobFailure, message: string) => ({ ok: false as const, failure, message });
