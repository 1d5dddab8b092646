import type { FetchArticleJob } from '@rasid/contracts';
import { articleIdOf, saneDestination } from '@rasid/feeds';
import type { FirstSeen, Seen } from '@rasid/queue';
import type { FetchedPage } from '../steps/fetchPage.ts';
import { isSameArticle } from './sameArticle.ts';

export type Identity = {
  readonly id: string;
  /** The address that readers share. */
  readonly url: string;
  readonly firstSeenAt: string;
  /** What was known of the article before. */
  readonly known: Seen | undefined;
};

export type IdentifyArticleParts = {
  readonly recall: (id: string) => Promise<Seen | undefined>;
  readonly claimFirstSeen: (id: string, candidate: FirstSeen) => Promise<FirstSeen>;
  readonly now: () => Date;
};

/**
 * Which article it is: the one under its canonical address, which its page names, or its redirects lead to. One that is
 * known under its link, or that its poll knew, stays what it is.
 */
export async function identifyArticle(
  job: FetchArticleJob,
  link: string,
  page: FetchedPage | undefined,
  parts: IdentifyArticleParts,
): Promise<Identity> {
  const { title } = job.entry;
  const claim = { firstSeenAt: parts.now().toISOString(), ...(title !== undefined && { title }) };
  const candidates = addressesOf(link, page);
  const ownId = job.articleId ?? articleIdOf(link);
  const own = await parts.recall(ownId);
  if (own) {
    const url = candidates.find((candidate) => articleIdOf(candidate) === ownId) ?? link;
    return { id: ownId, url, firstSeenAt: own.firstSeenAt, known: own };
  }
  for (const url of candidates) {
    const id = articleIdOf(url);
    const known = id === ownId ? undefined : await parts.recall(id);
    const first = known ?? (await parts.claimFirstSeen(id, claim));
    const isMeant =
      id === ownId || first === claim || isSameArticle({ title, url: link }, { title: first.title, url });
    if (isMeant) return { id, url, firstSeenAt: first.firstSeenAt, known };
  }
  const { firstSeenAt } = await parts.claimFirstSeen(ownId, claim);
  return { id: ownId, url: link, firstSeenAt, known: undefined };
}

/** Addresses of the article, the likeliest first. */
function addressesOf(link: string, page: FetchedPage | undefined): string[] {
  if (!page) return [];
  const destination = saneDestination(page.page.url, link);
  return [page.canonicalUrl, destination].filter((url) => url !== undefined);
}
