import type { PlaceLocator } from '@rasid/enrichment';
import { ok, type Step } from '@rasid/pipeline';
import type { ReadableArticle, WithEntities, WithLanguage, WithPlaces } from '../article.ts';

type In = WithEntities<WithLanguage<ReadableArticle>>;

/** Which places and countries the article is about. */
export const createLocatePlaces = (locator: PlaceLocator): Step<In, WithPlaces<In>> =>
  function locatePlaces(article) {
    if (article.lang !== 'ar') return ok({ ...article, places: [], countries: [] });
    return ok({ ...article, ...locator.locatePlaces(article.title, article.text, article.entities) });
  };
