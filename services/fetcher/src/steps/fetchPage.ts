import type { DeadReason, RawArticle } from '@rasid/contracts';
import type { HttpClient, HttpFailure } from '@rasid/http';
import { dead, ok, retry, UnavailableError, type Outcome } from '@rasid/pipeline';
import type { JobResult, Reader } from '@rasid/workers';

export type FetchPageParts = {
  readonly http: Pick<HttpClient, 'get'>;
  readonly reader: Pick<Reader, 'decodePage'>;
  readonly limits: { readonly maxBytes: number; readonly timeoutMs: number };
};

type Page = NonNullable<RawArticle['page']>;

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';

/** The page behind a link, decoded; or why there is none. */
export const createFetchPage = ({ http, reader, limits }: FetchPageParts) =>
  async function fetchPage(url: string): Promise<Outcome<Page>> {
    const answer = await http.get(url, { ...limits, accept: ACCEPT });
    if (answer.kind === 'not_modified')
      return dead('page_refused', `${url}: 304 to a request without conditions`);
    if (answer.kind === 'failed') return judgeFailure(url, answer);
    const contentType = answer.headers['content-type'];
    if (!isHtml(contentType, answer.body))
      return dead('page_not_html', `${url}: got ${contentType ?? 'no content type'}`);
    const decoded = await reader.decodePage(answer.body, contentType);
    if (!decoded.ok) return judgeReading(url, decoded);
    const { text, charset } = decoded.value;
    return ok({ url: answer.url, html: text, charset, ...(contentType !== undefined && { contentType }) });
  };

function judgeReading(url: string, { failure, message }: Extract<JobResult<never>, { ok: false }>) {
  if (failure === 'closed') throw new UnavailableError(message);
  const costly = failure === 'deadline' || failure === 'memory';
  return dead(costly ? 'page_too_costly' : 'step_failed', `${url}: reading it: ${message}`);
}

function judgeFailure(url: string, failure: HttpFailure): Outcome<never> {
  const detail = `${url}: ${failure.message}`;
  if (failure.retriable) return retry(new Error(detail), failure.retryAfterMs);
  return dead(reasonOf(failure), detail);
}

function reasonOf({ reason, status }: HttpFailure): DeadReason {
  if (reason === 'too_large') return 'page_too_large';
  if (reason === 'address_refused' || reason === 'bad_address') return 'address_refused';
  if (status === 404 || status === 410) return 'page_not_found';
  if (reason === 'status') return 'page_refused';
  return 'fetch_failed';
}

/** By its declared type; an undeclared one by its first character. */
function isHtml(contentType: string | undefined, body: Uint8Array): boolean {
  if (contentType !== undefined) return /^\s*(text\/html|application\/xhtml\+xml)/i.test(contentType);
  return /^\s*</.test(
    Buffer.from(body.subarray(0, 256))
      .toString('latin1')
      .replace(/^\W{0,3}(?=<)/, ''),
  );
}
