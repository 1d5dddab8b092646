import { Client } from '@elastic/elasticsearch';

export type SearchClient = Client;

export type SearchClientOptions = {
  readonly url: string;
  /** Where security is on; empty means none. */
  readonly apiKey?: string;
  readonly requestTimeoutMs?: number;
};

/** A client without retries of its own: what is tried again, and when, is the pipeline's business. */
export const createSearchClient = ({
  url,
  apiKey,
  requestTimeoutMs = 30_000,
}: SearchClientOptions): SearchClient =>
  new Client({
    node: url,
    maxRetries: 0,
    requestTimeout: requestTimeoutMs,
    compression: false,
    ...(apiKey && { auth: { apiKey } }),
  });
