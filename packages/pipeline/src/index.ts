export * from './backoff.ts';
export * from './gather.ts';
export * from './groupCommit.ts';
export * from './message.ts';
export * from './outcome.ts';
export * from './parseMessage.ts';
export * from './pipeline.ts';
export * from './runBatch.ts';
