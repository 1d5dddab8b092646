export { createDuplicateStore, type DuplicateStore, type KnownDuplicate } from './duplicateStore.ts';
export { createHostGate, type HostGate } from './hostGate.ts';
export { openJobQueue, startWorker, type JobQueue, type JobVerdict, type JobWorker } from './jobQueue.ts';
export { createLeadership, type Leadership } from './leadership.ts';
export type { PollMarks, PollTurn } from './pollMarks.ts';
export { openPollScheduler, type PollFeedJob, type PollScheduler } from './pollScheduler.ts';
export { createRateGate, type RateGate } from './rateGate.ts';
export { createRedis, type RedisClient } from './redis.ts';
export { createSeenStore, type Seen, type SeenStore } from './seenStore.ts';
