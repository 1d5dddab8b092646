import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enrichedArticleSchema, type EnrichedArticle } from '@rasid/contracts';
import { toDocument } from '@rasid/search';

/** When the articles of these tests are indexed. */
const indexedAt = new Date('2026-11-24T09:00:00Z');

/** The article of the fixture. */
export const base = enrichedArticleSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'contract/fixtures/articles.enriched.v1.json'), 'utf8')),
);

export const idOf = (n: number): string => n.toString(16).padStart(32, '0');

/** What the bulk writer takes of the fixture's article, changed; `n` is its number and makes its id. */
export const toWrite =
  (namespace: string) =>
  ({ n, ...changes }: Partial<EnrichedArticle> & { n: number }) => {
    const canonicalUrl = `https://news.example/${n}`;
    const article = { ...base, storyId: idOf(n), ...changes, id: idOf(n), canonicalUrl };
    return {
      index: `${namespace}articles-2026.11`,
      id: article.id,
      version: article.version,
      source: toDocument(article, indexedAt),
    };
  };
