export * from './config.ts';
export * from './health.ts';
export * from './logger.ts';
export * from './metrics.ts';
export * from './settings.ts';
export * from './shutdown.ts';
export * from './stageObserver.ts';
export * from './untilAvailable.ts';
