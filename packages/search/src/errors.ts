import { errors } from '@elastic/elasticsearch';
import { asError, UnavailableError } from '@rasid/pipeline';

/** Too busy, not there, or without the rights: an operator's to mend, and no document's fault. */
const healing = new Set([401, 403, 408, 429]);

/** Turns what the client throws into UnavailableError where it may heal, and into plain words else. */
export function mapSearchError(thrown: unknown): Error {
  const error = asError(thrown);
  if (
    error instanceof errors.ConnectionError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError
  ) {
    return new UnavailableError(`Elasticsearch: ${error.message}`, { cause: error });
  }
  if (!(error instanceof errors.ResponseError)) return error;
  const status = error.statusCode ?? 0;
  const words = `Elasticsearch answers ${status}: ${reasonOf(error)}`;
  return healing.has(status) || status >= 500
    ? new UnavailableError(words, { cause: error })
    : new Error(words, { cause: error });
}

const reasonOf = (error: errors.ResponseError): string => {
  const body = error.body as { error?: { reason?: string; root_cause?: { reason?: string }[] } } | undefined;
  return body?.error?.root_cause?.[0]?.reason ?? body?.error?.reason ?? error.message;
};

export const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof errors.ResponseError ? thrown.statusCode : undefined;

/** Runs a call to Elasticsearch with its errors mapped. */
export async function withMappedErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw mapSearchError(thrown);
  }
}
