import type { EnrichedArticle } from '@rasid/contracts';
import { ok, type Step } from '@rasid/pipeline';
import { toDocument, type ArticleDocument } from '@rasid/search';
import type { BookRule, RuleBook } from '../ruleBook.ts';

export type MatchedArticle = {
  readonly id: string;
  /** As it will stand in the index. */
  readonly document: ArticleDocument;
  readonly rules: readonly BookRule[];
};

/** Finds the rules that match the article: all that had been saved when it came. */
export const createMatchRules = (rules: {
  readonly match: RuleBook['match'];
  /** Resolves when whatever was saved before is known. */
  readonly upToDate: () => Promise<void>;
}): Step<EnrichedArticle, MatchedArticle> =>
  async function matchRules(article) {
    await rules.upToDate();
    const document = toDocument(article, new Date(article.enrichedAt));
    return ok({ id: article.id, document, rules: rules.match(document) });
  };
