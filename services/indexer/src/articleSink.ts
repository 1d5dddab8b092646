import { articleIndexOf, type EnrichedArticle, type Source } from '@rasid/contracts';
import type { Outcome, Sink } from '@rasid/pipeline';
import { toDocument, type ArticleDocument, type BulkWriter, type ExistingArticle } from '@rasid/search';

export type ArticleSinkParts = {
  readonly namespace: string;
  readonly writer: BulkWriter;
  /** What the index already holds of these articles, by id. */
  readonly findExisting: (ids: readonly string[]) => Promise<Map<string, ExistingArticle>>;
  readonly now: () => Date;
  /** Called for each article that is acknowledged. */
  readonly onIndexed: (article: EnrichedArticle) => void;
};

/**
 * Writes articles under their id and version. An article that is stored already keeps its first-seen date and its
 * index, even where a flushed cache made the fetcher believe that it was new.
 */
export function createArticleSink(parts: ArticleSinkParts): Sink<EnrichedArticle> {
  return {
    write: async (items) => {
      const articles = items.map(({ value }) => value);
      const existing = await parts.findExisting(articles.map(({ id }) => id));
      const outcomes = await parts.writer.write(
        articles.map((article) => toWrite(article, existing.get(article.id), parts)),
      );
      outcomes.forEach((outcome, i) => noteIndexed(outcome, articles[i], parts));
      return outcomes;
    },
  };
}

function toWrite(article: EnrichedArticle, stored: ExistingArticle | undefined, parts: ArticleSinkParts) {
  const firstSeenAt = stored?.firstSeenAt ?? article.firstSeenAt;
  const otherSources = joinSources(article, stored?.otherSources);
  const source: ArticleDocument = toDocument({ ...article, firstSeenAt, ...otherSources }, parts.now());
  const index = stored?.index ?? articleIndexOf(parts.namespace, firstSeenAt);
  return { index, id: article.id, version: article.version, source };
}

/** Sources that were named while the article was on its way stay. */
function joinSources(
  { source, otherSources = [] }: EnrichedArticle,
  stored: readonly Source[] = [],
): Pick<EnrichedArticle, 'otherSources'> {
  const all = new Map([...stored, ...otherSources].map((other) => [other.feedId, other]));
  all.delete(source.feedId);
  return all.size > 0 ? { otherSources: [...all.values()] } : {};
}

function noteIndexed(
  outcome: Outcome<void>,
  article: EnrichedArticle | undefined,
  parts: ArticleSinkParts,
): void {
  if (outcome.kind === 'ok' && article) parts.onIndexed(article);
}
