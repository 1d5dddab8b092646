import { z } from 'zod';
import { feedId, httpUrl, moment } from './moment.ts';

export const MAX_BACKFILL = 100_000;

/** A document that a backfill is to read: one of the feed's own, or a sitemap of its site. */
export const backfillSourceSchema = z.object({ url: httpUrl, kind: z.enum(['feed', 'sitemap']) });
export type BackfillSource = z.infer<typeof backfillSourceSchema>;

/** The job `backfill-feed`: older articles of a feed, from its archive (RFC 5005) and its site's sitemaps. */
export const backfillJobSchema = z.object({
  schema: z.literal('backfill-feed.v1'),
  feedId,
  /** Most articles to be queued. */
  limit: z.int().min(1).max(MAX_BACKFILL),
  /** Articles that are known to be older are left out. */
  since: moment.optional(),
  /** Leaves out articles of which nobody says when they are from. */
  onlyDated: z.boolean().optional(),
  requestedAt: moment,
  /** What is left to be read; missing before the first step. */
  todo: z.array(backfillSourceSchema).optional(),
  /** Addresses of documents that were read, or are in `todo`. */
  known: z.array(z.string()).default([]),
  /** Articles that were queued so far. */
  taken: z.int().nonnegative().default(0),
});
export type BackfillJob = z.infer<typeof backfillJobSchema>;

/** The one backfill of a feed that an operator may have running at a time. */
export const backfillJobId = (feed: string): string => `backfill-${feed}`;
