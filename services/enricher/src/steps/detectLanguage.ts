import { detectLanguage as languageOf } from '@rasid/enrichment';
import { ok, type Outcome } from '@rasid/pipeline';
import type { ReadableArticle, WithLanguage } from '../article.ts';

/** ISO 639-1 of the text, or of the title where there is hardly a text. */
export function detectLanguage(article: ReadableArticle): Outcome<WithLanguage<ReadableArticle>> {
  return ok({ ...article, lang: languageOf(`${article.title}\n${article.text}`) });
}
