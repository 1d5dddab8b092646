export { type FetchFailure, type FailureCode } from './failure.ts';
export { type HttpAnswer, type HttpFailure } from './answer.ts';
export { createHttpClient, type HttpClient, type HttpClientOptions } from './client.ts';
export { type Redirect } from './redirect.ts';
export type { PostOptions, RequestOptions } from './requestOptions.ts';
