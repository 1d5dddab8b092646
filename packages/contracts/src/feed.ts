import { z } from 'zod';
import { feedId, httpUrl, moment } from './moment.ts';

export const MIN_POLL_INTERVAL_MS = 5_000;
export const MAX_POLL_INTERVAL_MS = 7 * 24 * 60 * 60 * 1000;

export const feedFormats = ['rss', 'atom', 'json-feed', 'news-sitemap', 'rdf'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** How the last polls of a feed went. Written by the fetcher only. */
export const feedHealthSchema = z.object({
  lastPolledAt: moment.optional(),
  lastSuccessAt: moment.optional(),
  lastStatus: z.int().optional(),
  /** In words, with the reason first; missing after a success. */
  lastError: z.string().optional(),
  consecutiveFailures: z.int().nonnegative().default(0),
  format: z.enum(feedFormats).optional(),
  itemCount: z.int().nonnegative().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
export type FeedHealth = z.infer<typeof feedHealthSchema>;

/** A document of the index `feeds`. */
export const feedSchema = z.object({
  id: feedId,
  url: httpUrl,
  /** The outlet's name as readers know it. */
  name: z.string().min(1).max(200),
  country: z.string().length(2).optional(),
  language: z.string().max(16).optional(),
  intervalMs: z.int().min(MIN_POLL_INTERVAL_MS).max(MAX_POLL_INTERVAL_MS),
  state: z.enum(['active', 'paused']),
  createdAt: moment,
  health: feedHealthSchema,
});
export type Feed = z.infer<typeof feedSchema>;
