export * from './config.ts';
export type { ReadinessCheck } from './health.ts';
export * from './logger.ts';
export * from './metrics.ts';
export * from './service.ts';
export * from './settings.ts';
export type { Shutdown } from './shutdown.ts';
export * from './stageObserver.ts';
export * from './untilAvailable.ts';
