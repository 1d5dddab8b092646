import { availableParallelism } from 'node:os';
import { createPermits } from './permits.ts';
import { fail, startWorkerProcess, type JobResult, type WorkerProcess } from './workerProcess.ts';

export type PoolOptions = {
  /** The module whose functions are the jobs; workers run TypeScript as it is. */
  readonly file: URL;
  /** Processes; one a core where it is 0 or not said. */
  readonly size?: number | undefined;
  /** CPU time for one job. */
  readonly deadlineMs: number;
  /** Of one worker. */
  readonly heapMb: number;
};

export type WorkerPool = {
  /** Runs the function `name` of the module. Never throws. */
  run<T>(name: string, job: unknown): Promise<JobResult<T>>;
  /** Ends what is running. */
  close(): void;
};

const stopped = fail('closed', 'the workers are being stopped');

/**
 * A few processes, started at once, one job each at a time. A job that misses its deadline or outgrows its memory
 * costs its process, which is replaced, and nothing else.
 */
export function createWorkerPool({ file, size: wanted, deadlineMs, heapMb }: PoolOptions): WorkerPool {
  const size = wanted || availableParallelism();
  const start = () => startWorkerProcess({ file, heapMb });
  const idle = Array.from({ length: size }, start);
  const busy = new Set<WorkerProcess>();
  const permits = createPermits(size); // so that waiting for a worker is not held against a job
  let closed = false;
  const take = (): WorkerProcess => {
    for (let worker = idle.pop(); worker; worker = idle.pop()) if (worker.alive) return worker;
    return start();
  };
  const runOnce = async <T>(name: string, job: unknown): Promise<JobResult<T>> => {
    const worker = take();
    busy.add(worker);
    const result = await worker.run<T>(name, job, deadlineMs);
    busy.delete(worker);
    if (closed) return stopped;
    idle.push(worker.alive ? worker : start());
    return result;
  };
  return {
    run: <T>(name: string, job: unknown) =>
      permits.use(async () => {
        if (closed) return stopped;
        const result = await runOnce<T>(name, job);
        // a process may have been ended by others, such as a system short of memory
        return result.ok || result.failure !== 'crashed' ? result : runOnce<T>(name, job);
      }),
    close: () => {
      closed = true;
      for (const worker of [...idle.splice(0), ...busy]) worker.kill();
    },
  };
}
