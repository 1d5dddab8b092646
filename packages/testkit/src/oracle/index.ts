export * from './indexed.ts';
export * from './reconcile.ts';
export * from './until.ts';
