import { findKeyFacts as keyFactsOf } from '@rasid/enrichment';
import { ok, type Outcome } from '@rasid/pipeline';
import type {
  ReadableArticle,
  TaggedArticle,
  WithEntities,
  WithLanguage,
  WithPlaces,
  WithTopics,
} from '../article.ts';

type In = WithTopics<WithPlaces<WithEntities<WithLanguage<ReadableArticle>>>>;

/** The sentences that matter, who said what, which days are named; of Arabic alone. */
export function findKeyFacts(article: In): Outcome<TaggedArticle> {
  if (article.lang !== 'ar') return ok(article);
  const { title, text, entities } = article;
  const publishedAt = new Date(article.publishedAt ?? article.raw.firstSeenAt);
  return ok({ ...article, keyFacts: keyFactsOf(title, text, { entities, publishedAt }) });
}
