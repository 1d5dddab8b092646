export { createDuplicateStore, type DuplicateStore, type KnownDuplicate } from './duplicateStore.ts';
export {
  createHostGate,
  type Entering,
  type GateAnswer,
  type HostGate,
  type HostGateOptions,
  type Lane,
} from './hostGate.ts';
export { createMark, type Mark } from './mark.ts';
export { openJobQueue, startWorker, type JobQueue, type JobVerdict, type JobWorker } from './jobQueue.ts';
export { createKeptWays, type KeptWays } from './keptWays.ts';
export { createLead, type Lead } from './lead.ts';
export {
  createPollSchedule,
  POLL_LEASE_MS,
  type Claim,
  type Placing,
  type PlaceMode,
  type PollSchedule,
  type PollTurn,
  type PutOff,
} from './pollSchedule.ts';
export { createRateGate, type RateGate } from './rateGate.ts';
export { createRedis, type RedisClient } from './redis.ts';
export { createRobotsStore, type KnownRobots, type RobotsStore } from './robotsStore.ts';
export { createSeenStore, type FirstSeen, type Seen, type SeenStore } from './seenStore.ts';
export { createStoryStore, type StoredReport, type StoryStore } from './storyStore.ts';
export { createTakenAnswers, type TakenAnswer, type TakenAnswers } from './takenAnswers.ts';
export { createSessionStore, type Session, type SessionStore } from './sessionStore.ts';
