export { AddressRefusedError, createAddressGuard, type AddressGuard } from './addressGuard.ts';
export { type FetchFailure, type HttpAnswer, type HttpFailure } from './answer.ts';
export { createHttpClient, type GetOptions, type HttpClient, type HttpClientOptions } from './client.ts';
