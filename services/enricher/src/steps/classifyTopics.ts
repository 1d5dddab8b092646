import type { TopicClassifier } from '@rasid/enrichment';
import { ok, type Step } from '@rasid/pipeline';
import type { ReadableArticle, WithEntities, WithLanguage, WithPlaces, WithTopics } from '../article.ts';

type In = WithPlaces<WithEntities<WithLanguage<ReadableArticle>>>;

/** IPTC Media Topics of the article, best first. */
export const createClassifyTopics = (classifier: TopicClassifier): Step<In, WithTopics<In>> =>
  function classifyTopics(article) {
    if (article.lang !== 'ar') return ok({ ...article, topics: [] });
    return ok({ ...article, topics: classifier.classifyTopics(article.title, article.text) });
  };
