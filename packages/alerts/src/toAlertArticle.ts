import type { AlertArticle, Passage } from '@rasid/contracts';

/** An article as its document of the index has it. */
type ArticleFacts = Omit<AlertArticle, 'id' | 'passages' | 'publishedAt'> & {
  readonly publishedAt?: string | undefined;
};

/** What an alert keeps of an article. */
export const toAlertArticle = (
  id: string,
  {
    version,
    storyId,
    title,
    url,
    source,
    publishedAt,
    firstSeenAt,
    enrichedAt,
    lang,
    topics,
    countries,
  }: ArticleFacts,
  passages: readonly Passage[],
): AlertArticle => ({
  id,
  version,
  storyId,
  title,
  url,
  source: { feedId: source.feedId, name: source.name },
  ...(publishedAt !== undefined && { publishedAt }),
  firstSeenAt,
  enrichedAt,
  lang,
  topics,
  countries,
  passages: [...passages],
});
