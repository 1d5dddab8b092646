import { detectLanguage as languageOf } from '@rasid/enrichment';
import { ok, type Outcome } from '@rasid/pipeline';
import type { ReadableArticle, WithLanguage } from '../article.ts';

const UNKNOWN = 'und';

/** ISO 639-1 of the text, or of the title where there is hardly a text; what does not tell is in its outlet's language. */
export function detectLanguage(article: ReadableArticle): Outcome<WithLanguage<ReadableArticle>> {
  const found = languageOf(`${article.title}\n${article.text}`);
  const outlet = article.raw.source.language?.split('-', 1)[0]?.toLowerCase();
  return ok({ ...article, lang: found === UNKNOWN ? (outlet ?? UNKNOWN) : found });
}
