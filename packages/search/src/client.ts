import { Client } from '@elastic/elasticsearch';

export type SearchClient = Client;

export type SearchClientOptions = {
  readonly url: string;
  /** Where security is on; empty means none. */
  readonly apiKey?: string;
  readonly requestTimeoutMs?: number;
};

/** What a request may ask for at most: the connections themselves give up behind it. */
const LONGEST_TIMEOUT_MS = 300_000;

/** A client without retries of its own: what is tried again, and when, is the pipeline's business. */
export const createSearchClient = ({
  url,
  apiKey,
  requestTimeoutMs = 30_000,
}: SearchClientOptions): SearchClient =>
  new Client({
    node: url,
    maxRetries: 0,
    requestTimeout: LONGEST_TIMEOUT_MS,
    compression: false,
    ...(apiKey && { auth: { apiKey } }),
  }).child({ requestTimeout: requestTimeoutMs });
