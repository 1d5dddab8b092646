import type { DeadReason, RawArticle } from '@rasid/contracts';
import { recogniseWall } from '@rasid/feeds';
import type { HttpAnswer, HttpFailure, Redirect } from '@rasid/http';
import { dead, ok, retry, UnavailableError, type Outcome } from '@rasid/pipeline';
import type { JobResult, Reader } from '@rasid/workers';
import type { Visit, Visitor } from '../manners/visit.ts';
import type { PageSettings } from '../pageSettings.ts';

export type FetchPageParts = {
  readonly visit: Visitor;
  readonly reader: Pick<Reader, 'decodePage'>;
  readonly limits: { readonly maxBytes: number; readonly timeoutMs: number };
  /** Whose page it is, as far as requests go. */
  readonly requestOf: (feedId: string) => Promise<Pick<PageSettings, 'url' | 'request'> | undefined>;
  readonly onRobotsDenied?: (verdict: 'disallowed' | 'unreachable') => void;
};

/** Whose page it is, and where a visit stands that had to wait before. */
export type PageStanding = {
  readonly feedId: string;
  readonly hasPlace: boolean;
  readonly way: readonly Redirect[];
};

/** The page's host is busy: to be tried again after so long, going on after these redirects. */
export type PagePostponed = Extract<Visit, { kind: 'wait' }>;

/** A page, and where it says that its article lives. */
export type FetchedPage = {
  readonly page: NonNullable<RawArticle['page']>;
  readonly canonicalUrl?: string;
};

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';
/** Until a robots.txt is asked for again that can't be had. */
const ROBOTS_AWAY_MS = 10 * 60 * 1000;

/** The page behind a link, decoded; or why there is none. */
export const createFetchPage = ({ visit, reader, limits, requestOf, onRobotsDenied }: FetchPageParts) =>
  async function fetchPage(
    url: string,
    { feedId, ...standing }: PageStanding,
  ): Promise<Outcome<FetchedPage> | PagePostponed> {
    const feed = await requestOf(feedId);
    const asked = {
      ...limits,
      ...standing,
      accept: ACCEPT,
      request: feed?.request,
      requestFor: feed?.url ?? url,
    };
    const visited = await visit(url, { ...asked, lane: 'page' });
    if (visited.kind === 'wait') return visited;
    if (visited.kind === 'answered') return readPage(url, visited.answer, reader);
    onRobotsDenied?.(visited.verdict);
    if (visited.verdict === 'disallowed')
      return dead('robots_disallowed', `${visited.url}: its robots.txt asks us not to fetch it`);
    return retry(new Error(`${visited.url}: its robots.txt can't be had`), ROBOTS_AWAY_MS);
  };

async function readPage(
  url: string,
  answer: HttpAnswer,
  reader: FetchPageParts['reader'],
): Promise<Outcome<FetchedPage>> {
  if (answer.kind === 'not_modified')
    return dead('page_refused', `${url}: 304 to a request without conditions`);
  if (answer.kind === 'failed') return judgeFailure(url, answer);
  const contentType = answer.headers['content-type'];
  if (!isHtml(contentType, answer.body))
    return dead('page_not_html', `${url}: got ${contentType ?? 'no content type'}`);
  const decoded = await reader.decodePage({ body: answer.body, contentType, url: answer.url });
  if (!decoded.ok) return judgeReading(url, decoded);
  const { text, charset, canonicalUrl } = decoded.value;
  const wall = recogniseWall(text, answer.headers);
  if (wall) return dead('page_refused', `${url}: ${wallWords[wall]}`);
  const page = { url: answer.url, html: text, charset, ...(contentType !== undefined && { contentType }) };
  return ok({ page, ...(canonicalUrl !== undefined && { canonicalUrl }) });
}

const wallWords = {
  bot_wall: "the publisher's guard asks whether we are human",
  login_page: 'a page to log in, with status 200',
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
