import { z } from 'zod';
import { extractionRulesSchema } from './feed.ts';
import { feedEntrySchema } from './feedEntry.ts';
import { articleId, httpUrl, moment } from './moment.ts';
import { sourceSchema } from './source.ts';

/** The page behind an entry, decoded to text. */
export const pageSchema = z.object({
  /** Where the page was found after redirects. */
  url: httpUrl,
  html: z.string(),
  contentType: z.string().optional(),
  charset: z.string(),
});

/** How the operator has the outlet's pages read. */
export const readingSchema = z.object({
  /** IANA name of the zone of dates without one. */
  timeZone: z.string().max(64).optional(),
  extraction: extractionRulesSchema.optional(),
});
export type Reading = z.infer<typeof readingSchema>;

/** `articles.raw.v1`: what the publisher said, before any judgement. */
export const rawArticleSchema = z.object({
  schema: z.literal('articles.raw.v1'),
  id: articleId,
  /** Rises with each change of the article; the external version of the document. Milliseconds of the fetch. */
  version: z.int().positive(),
  source: sourceSchema,
  /** Feeds that showed the article as well, after `source` did. */
  otherSources: z.array(sourceSchema).optional(),
  canonicalUrl: httpUrl,
  /** Never changes; chooses the monthly index. */
  firstSeenAt: moment,
  fetchedAt: moment,
  /** SHA-256 (hex, 32 digits) of the entry's own words; tells an update from a repeat. */
  entryHash: z.string(),
  entry: feedEntrySchema,
  /** Missing when the page could not be had and the feed's own content is the article. */
  page: pageSchema.optional(),
  reading: readingSchema.optional(),
});
export type RawArticle = z.infer<typeof rawArticleSchema>;
