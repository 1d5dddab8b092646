import { z } from 'zod';
import { httpUrl, moment } from './moment.ts';

export const feedFormats = ['rss', 'atom', 'json-feed', 'news-sitemap', 'sitemap-index', 'rdf'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Why a poll came to nothing. Soft ones heal by themselves; the others need the operator or the publisher. */
export const softFeedTroubles = ['dns', 'connection', 'timeout', 'server_error', 'rate_limited'] as const;
export const hardFeedTroubles = [
  'not_found',
  'gone',
  'unauthorised',
  'refused',
  'tls',
  'address_refused',
  'too_many_redirects',
  'too_large',
  'too_costly',
  'bad_encoding',
  'empty',
  'html_page',
  'login_page',
  'bot_wall',
  'not_a_feed',
  'step_failed',
] as const;
export const feedTroubles = [...softFeedTroubles, ...hardFeedTroubles] as const;
export type FeedTrouble = (typeof feedTroubles)[number];

/** How many of the last attempts are kept with a feed. */
export const KEPT_ATTEMPTS = 30;

/** One poll. */
export const feedAttemptSchema = z.object({
  at: moment,
  outcome: z.enum(['read', 'not_modified', 'failed']),
  status: z.int().optional(),
  bytes: z.int().nonnegative().optional(),
  /** How long the publisher took. */
  tookMs: z.int().nonnegative(),
  items: z.int().nonnegative().optional(),
  /** Entries that were new or changed. */
  fresh: z.int().nonnegative().optional(),
  trouble: z.enum(feedTroubles).optional(),
  message: z.string().optional(),
});
export type FeedAttempt = z.infer<typeof feedAttemptSchema>;

/** How the last polls of a feed went. Written by the fetcher only. */
export const feedHealthSchema = z.object({
  lastPolledAt: moment.optional(),
  lastSuccessAt: moment.optional(),
  lastStatus: z.int().optional(),
  /** In words, with the reason first; missing after a success. */
  lastError: z.string().optional(),
  trouble: z.enum(feedTroubles).optional(),
  consecutiveFailures: z.int().nonnegative().default(0),
  format: z.enum(feedFormats).optional(),
  itemCount: z.int().nonnegative().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** When the next poll is due, by rhythm, backoff and what the publisher asks for. */
  nextPollAt: moment.optional(),
  /** When a poll last brought something new or changed. */
  lastFreshAt: moment.optional(),
  /** Usual time between two new entries, in milliseconds. */
  rhythmMs: z.int().positive().optional(),
  /** Since when it has been silent for unusually long. */
  quietSince: moment.optional(),
  /** A permanent redirect that is not yet believed. */
  moved: z.object({ url: httpUrl, confirmations: z.int().positive(), since: moment }).optional(),
  /** WebSub (W3C): where the feed offers a hub. */
  hub: z
    .object({
      url: httpUrl,
      topic: httpUrl,
      state: z.enum(['offered', 'requested', 'subscribed', 'refused']),
      leaseUntil: moment.optional(),
    })
    .optional(),
  /** Newest last. */
  attempts: z.array(feedAttemptSchema).max(KEPT_ATTEMPTS).default([]),
});
export type FeedHealth = z.infer<typeof feedHealthSchema>;
