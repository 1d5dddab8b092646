import { availableParallelism } from 'node:os';
import { asError } from '@rasid/pipeline';
import { Piscina } from 'piscina';
import { createPermits } from './permits.ts';

/** Why a job came to nothing. A closed list; only `closed` is no fault of the job's. */
export type JobFailure = 'deadline' | 'memory' | 'crashed' | 'threw' | 'closed';

export type JobResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: JobFailure; readonly message: string };

export type PoolOptions = {
  /** The module whose functions are the jobs; workers run TypeScript as it is. */
  readonly file: URL;
  /** Worker threads; one a core where it is 0 or not said. */
  readonly size?: number | undefined;
  /** For one job, from the moment a worker takes it. */
  readonly deadlineMs: number;
  /** Of one worker. */
  readonly heapMb: number;
};

export type WorkerPool = {
  /** Runs the function `name` of the module. `transfer` changes hands without being copied. Never throws. */
  run<T>(name: string, job: unknown, transfer?: readonly ArrayBuffer[]): Promise<JobResult<T>>;
  /** Ends what is running. */
  close(): Promise<void>;
};

/**
 * A few worker threads, started at once, one job each at a time. A job that misses its deadline or outgrows its
 * memory costs its worker, which is replaced, and nothing else.
 */
export function createWorkerPool({ file, size: wanted, deadlineMs, heapMb }: PoolOptions): WorkerPool {
  const size = wanted || availableParallelism();
  const pool = new Piscina({
    filename: file.href,
    minThreads: size,
    maxThreads: size,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    recordTiming: false,
  });
  const permits = createPermits(size); // so that waiting for a worker is not held against a job
  const running = new Set<AbortController>();
  let closed = false;
  const run = async <T>(name: string, job: unknown, transferList: readonly ArrayBuffer[]) => {
    if (closed) return stopped;
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), deadlineMs);
    running.add(control);
    try {
      const { signal } = control;
      return { ok: true as const, value: (await pool.run(job, { name, signal, transferList })) as T };
    } catch (thrown) {
      if (closed) return stopped;
      if (control.signal.aborted) return fail('deadline', `not done within ${deadlineMs} ms`);
      return judge(asError(thrown), heapMb);
    } finally {
      clearTimeout(timer);
      running.delete(control);
    }
  };
  return {
    run: (name, job, transfer = []) => permits.use(() => run(name, job, transfer)),
    close: () => {
      closed = true;
      for (const control of running) control.abort();
      return pool.destroy();
    },
  };
}

const fail = (failure: JobFailure, message: string) => ({ ok: false as const, failure, message });

const stopped = fail('closed', 'the workers are being stopped');

function judge(error: Error & { code?: unknown }, heapMb: number) {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return fail('memory', `needs more than ${heapMb} MB of memory`);
  if (/^worker exited/.test(error.message)) return fail('crashed', error.message);
  return fail('threw', error.message);
}
