export { createDirectReader, createReader, type Reader, type ReaderOptions } from './reader.ts';
export type { JobFailure, JobResult } from './workerProcess.ts';
