import type { Canonicaliser, EntityTagger } from '@rasid/enrichment';
import { ok, type Step } from '@rasid/pipeline';
import type { ReadableArticle, WithEntities, WithLanguage } from '../article.ts';

type In = WithLanguage<ReadableArticle>;

/** Tags people, organisations and places in title and text; articles in other languages get no tags rather than wrong ones. What operators said of entities holds. */
export const createTagEntities = (
  tagger: EntityTagger,
  canonical: Canonicaliser,
): Step<In, WithEntities<In>> =>
  function tagEntities(article) {
    if (article.lang !== 'ar') return ok({ ...article, entities: [] });
    return ok({ ...article, entities: tagger.tagEntities(article.title, article.text).map(canonical) });
  };
