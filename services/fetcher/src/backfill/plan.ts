import type { BackfillJob, BackfillSource } from '@rasid/contracts';
import type { ParsedFeed, ParsedItem } from '@rasid/feeds';

/** Documents that one backfill reads at most. */
export const MOST_DOCUMENTS = 2_000;

/** Sitemaps of a site that list no articles, as the usual software names them. */
const NOT_OF_ARTICLES =
  /(?:categor(?:y|ies)|tags?|authors?|users?|taxonom(?:y|ies)|images?|videos?|pages?|products?(?:_cat)?|attachments?)[-_.]?(?:sitemap|index|\d|\.xml)|sitemap[-_](?:(?:taxonomies|users|categor(?:y|ies)|tags?|authors?|images?|videos?|pages?)\b)|wp-sitemap-(?:taxonomies|users|posts-page)/i;

/** Addresses on a site that are no articles. */
const NO_ARTICLE = /^\/$|^\/(?:tag|tags|category|categories|author|page|search|wp-content|feed)(?:\/|$)/i;

export const isArticleSitemap = (url: string): boolean =>
  !NOT_OF_ARTICLES.test(URL.parse(url)?.pathname ?? url);

type Dated = { readonly updatedAt?: string | undefined; readonly publishedAt?: string | undefined };

const momentOf = ({ updatedAt, publishedAt }: Dated): string | undefined => publishedAt ?? updatedAt;

/** Entries that may be taken: those not known to be older, newest first, of a sitemap only what may be an article. */
export function pickItems(
  items: readonly ParsedItem[],
  kind: BackfillSource['kind'],
  { since, onlyDated = false }: Pick<BackfillJob, 'since' | 'onlyDated'>,
): ParsedItem[] {
  const wanted = items.filter((item) => {
    const moment = momentOf(item);
    if (isBefore(moment, since) || (onlyDated && moment === undefined)) return false;
    return kind === 'feed' || isArticle(item.link);
  });
  return wanted.sort((a, b) => (momentOf(b) ?? '').localeCompare(momentOf(a) ?? ''));
}

function isArticle(link: string | undefined): boolean {
  const url = URL.parse(link ?? '');
  return url !== null && !NO_ARTICLE.test(url.pathname);
}

/** Where a document leads: to the sitemaps of an index, newest first, and to the older page of a feed. */
export function leadsOf(
  { sitemaps = [], nextUrl, items }: Pick<ParsedFeed, 'sitemaps' | 'nextUrl' | 'items'>,
  kind: BackfillSource['kind'],
  since: string | undefined,
): BackfillSource[] {
  const children = sitemaps
    .filter(({ url, updatedAt }) => isArticleSitemap(url) && !isBefore(updatedAt, since))
    .sort((a, b) => (b.updatedAt ?? '').localeCompare(a.updatedAt ?? ''))
    .map(({ url }): BackfillSource => ({ url, kind: 'sitemap' }));
  const isOver = items.length === 0 || items.every((item) => isBefore(momentOf(item), since));
  return nextUrl === undefined || kind === 'sitemap' || isOver
    ? children
    : [{ url: nextUrl, kind: 'feed' }, ...children];
}

const isBefore = (moment: string | undefined, since: string | undefined): boolean =>
  since !== undefined && moment !== undefined && moment < since;

/** The job after a document was read: what it leads to is read before the rest. Undefined where nothing is left to do. */
export function nextStep(
  job: BackfillJob,
  leads: readonly BackfillSource[],
  queued: number,
): BackfillJob | undefined {
  const known = new Set(job.known);
  const fresh = leads.filter(({ url }) => {
    const isNew = !known.has(url) && known.size < MOST_DOCUMENTS;
    if (isNew) known.add(url);
    return isNew;
  });
  const todo = [...fresh, ...(job.todo ?? []).slice(1)];
  const taken = job.taken + queued;
  return todo.length === 0 || taken >= job.limit ? undefined : { ...job, todo, known: [...known], taken };
}

/** Sitemaps of an index that are read when it is polled as a feed, */
const MOST_POLLED = 3;
/** articles that are taken from them, */
const MOST_TAKEN = 1_000;
/** and how far back. */
const POLLED_BACK_MS = 3 * 24 * 60 * 60 * 1000;

/** A feed that is an index of sitemaps: what is new in it stands in its newest ones. Undefined for any other feed. */
export function sitemapsJob(feedId: string, feed: ParsedFeed, now: Date): BackfillJob | undefined {
  const since = new Date(now.getTime() - POLLED_BACK_MS).toISOString();
  const todo = leadsOf(feed, 'sitemap', since).slice(0, MOST_POLLED);
  if (todo.length === 0) return undefined;
  return {
    schema: 'backfill-feed.v1',
    feedId,
    limit: MOST_TAKEN,
    since,
    onlyDated: true,
    requestedAt: now.toISOString(),
    todo,
    known: todo.map(({ url }) => url),
    taken: 0,
  };
}
