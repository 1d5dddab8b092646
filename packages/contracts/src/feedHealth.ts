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
  /** It moved for good to an address that another feed has; it is read from there all the same. */
  'moved_to_known',
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

/** `ttl`, `skipHours` and `skipDays` of RSS 2.0, `sy:updatePeriod` of RSS 1.0's syndication module. Hours and days are GMT. */
export const feedWishesSchema = z.object({
  ttlMs: z.int().positive().optional(),
  updatePeriodMs: z.int().positive().optional(),
  skipHours: z.array(z.int().min(0).max(23)).max(24).optional(),
  /** 0 is Sunday. */
  skipDays: z.array(z.int().min(0).max(6)).max(7).optional(),
});
export type FeedWishes = z.infer<typeof feedWishesSchema>;

/** WebSub (W3C): where the feed offers a hub. */
export const feedHubSchema = z.object({
  url: httpUrl,
  topic: httpUrl,
  state: z.enum(['offered', 'requested', 'subscribed', 'refused']),
  /** When we last asked the hub for a subscription. */
  requestedAt: moment.optional(),
  leaseUntil: moment.optional(),
  /** When the hub last told of something new. */
  lastPingAt: moment.optional(),
});
export type FeedHub = z.infer<typeof feedHubSchema>;

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
  /** Until when the publisher asked to be left alone; goes for the whole host. */
  heldUntil: moment.optional(),
  /** When a poll last brought something new or changed; after the first poll the date of the newest entry. */
  lastFreshAt: moment.optional(),
  /** Usual time between two new entries, in milliseconds. */
  rhythmMs: z.int().positive().optional(),
  /** The longest silence of late, in milliseconds; fades with each shorter one. */
  longestSilenceMs: z.int().positive().optional(),
  /** Since when it has been silent for unusually long. */
  quietSince: moment.optional(),
  /** How often the publisher wishes to be asked, as the feed itself says. */
  wishes: feedWishesSchema.optional(),
  /** A permanent redirect that is not yet believed. */
  moved: z.object({ url: httpUrl, confirmations: z.int().positive(), since: moment }).optional(),
  hub: feedHubSchema.optional(),
  /** Newest last. */
  attempts: z.array(feedAttemptSchema).max(KEPT_ATTEMPTS).default([]),
});
export type FeedHealth = z.infer<typeof feedHealthSchema>;
