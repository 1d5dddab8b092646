import { redisPrefixOf, type QueueName } from '@rasid/contracts';
import { backoffMs, type BackoffPolicy } from '@rasid/pipeline';
import { DelayedError, Queue, Worker, type Job } from 'bullmq';
import { closeWithin, createBlockingRedis, createRedis, withMappedErrors } from './redis.ts';

export type QueueConnection = { readonly redisUrl: string; readonly namespace: string };

export type JobQueue<T> = {
  /** A job whose id is queued already is not queued twice. */
  add(jobId: string, data: T): Promise<void>;
  /** With `delayMs` a job is worked on no sooner than that. */
  addMany(jobs: readonly { jobId: string; data: T; delayMs?: number }[]): Promise<void>;
  /** Jobs that are not done yet. */
  count(): Promise<number>;
  close(): Promise<void>;
};

const QUEUE_CLOSE_MS = 2_000;
/** Longer than a job may take, shorter than a service's shutdown. */
const WORKER_CLOSE_MS = 22_000;

/** Finished jobs leave nothing behind: an id may be queued again afterwards. */
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true } as const;

/** `attempts` is how often a job that fails is tried in all. */
export function openJobQueue<T>(connection: QueueConnection, name: QueueName, attempts: number): JobQueue<T> {
  const redis = createRedis(connection.redisUrl);
  const queue = new Queue(name, { connection: redis.raw, prefix: redisPrefixOf(connection.namespace) });
  queue.on('error', () => undefined);
  const optionsOf = (jobId: string) => ({ ...KEEP_NOTHING, jobId, attempts, backoff: { type: 'custom' } });
  return {
    add: (jobId, data) =>
      withMappedErrors(async () => {
        await queue.add(name, data, optionsOf(jobId));
      }),
    addMany: (jobs) =>
      withMappedErrors(async () => {
        if (jobs.length > 0)
          await queue.addBulk(
            jobs.map(({ jobId, data, delayMs = 0 }) => ({
              name,
              data,
              opts: { ...optionsOf(jobId), delay: Math.ceil(delayMs) },
            })),
          );
      }),
    count: () => withMappedErrors(() => queue.getJobCountByTypes('wait', 'delayed', 'active', 'prioritized')),
    close: async () => {
      await closeWithin(QUEUE_CLOSE_MS, queue.close());
      await redis.close();
    },
  };
}

/** What a worker's function may ask for instead of finishing. */
export type JobVerdict =
  | { kind: 'done' }
  | { kind: 'delay'; ms: number; data?: unknown }
  | { kind: 'retry'; cause: Error; afterMs?: number };

export type JobWorker = { close(): Promise<void> };

export type WorkerOptions<T> = QueueConnection & {
  readonly name: QueueName;
  readonly concurrency: number;
  readonly backoff: BackoffPolicy;
  readonly work: (
    data: T,
    attempt: { readonly number: number; readonly isLast: boolean },
  ) => Promise<JobVerdict>;
  readonly onError: (error: Error) => void;
  /** Takes what is left of a job whose attempts are used up, or whose workers died over it again and again. */
  readonly onGivenUp?: (data: T, error: Error, attempts: number) => Promise<void>;
};

/** Fails a job so that it is tried again. */
class TryAgain extends Error {
  readonly afterMs: number | undefined;
  constructor(cause: Error, afterMs: number | undefined) {
    super(cause.message, { cause });
    this.afterMs = afterMs;
  }
}

/** Works on jobs until closed; closing waits for those under way. A job whose worker dies is given to another one. */
export function startWorker<T>(options: WorkerOptions<T>): JobWorker {
  const redis = createBlockingRedis(options.redisUrl);
  const worker = new Worker<T>(options.name, (job, token) => runJob(job, token, options), {
    connection: redis.raw,
    prefix: redisPrefixOf(options.namespace),
    concurrency: options.concurrency,
    lockDuration: 30_000,
    stalledInterval: 10_000,
    maxStalledCount: 5,
    settings: {
      backoffStrategy: (attempts: number, _type, error) =>
        Math.max(
          (error instanceof TryAgain ? error.afterMs : undefined) ?? 0,
          backoffMs(attempts, options.backoff, Math.random()),
        ),
    },
  });
  worker.on('error', options.onError);
  worker.on('failed', (job, error) => {
    const isStalled = error.message.includes('stalled'); // given up whatever its attempts
    if (job && !isStalled && job.attemptsMade < (job.opts.attempts ?? 1)) return;
    options.onError(new Error(`job ${job?.id ?? '?'} is given up: ${error.message}`, { cause: error }));
    if (job) options.onGivenUp?.(job.data, error, job.attemptsMade).catch(options.onError);
  });
  return {
    close: async () => {
      await closeWithin(WORKER_CLOSE_MS, redis.raw.status === 'ready' ? worker.close() : worker.close(true));
      await redis.close();
    },
  };
}

async function runJob<T>(job: Job<T>, token: string | undefined, { work }: WorkerOptions<T>): Promise<void> {
  const number = job.attemptsMade + 1;
  const verdict = await work(job.data, { number, isLast: number >= (job.opts.attempts ?? 1) });
  if (verdict.kind === 'done') return;
  if (verdict.kind === 'retry') throw new TryAgain(verdict.cause, verdict.afterMs);
  if (verdict.data !== undefined) await job.updateData(verdict.data as T);
  await job.moveToDelayed(Date.now() + verdict.ms, token);
  throw new DelayedError();
}
