import { z } from 'zod';
import { feedHealthSchema } from './feedHealth.ts';
import { feedId, httpUrl, moment } from './moment.ts';

export const MIN_POLL_INTERVAL_MS = 5_000;
export const MAX_POLL_INTERVAL_MS = 7 * 24 * 60 * 60 * 1000;

const interval = z.int().min(MIN_POLL_INTERVAL_MS).max(MAX_POLL_INTERVAL_MS);
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'expected the name of an HTTP header');
const headerValue = z
  .string()
  .max(4096)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'a header holds no line breaks');
const selector = z.string().min(1).max(1024);

/** What is sent along with every request for this feed and its pages. */
export const feedRequestSchema = z.object({
  userAgent: headerValue.optional(),
  headers: z.record(headerName, headerValue).optional(),
  cookie: headerValue.optional(),
  basicAuth: z.object({ username: z.string().max(256), password: z.string().max(256) }).optional(),
  /** An HTTP proxy. */
  proxy: httpUrl.optional(),
});
export type FeedRequest = z.infer<typeof feedRequestSchema>;

/** CSS selectors for the outlet's article pages, where finding the article by itself goes wrong. */
export const extractionRulesSchema = z.object({
  content: selector.optional(),
  title: selector.optional(),
  author: selector.optional(),
  date: selector.optional(),
  remove: z.array(selector).max(50).optional(),
});
export type ExtractionRules = z.infer<typeof extractionRulesSchema>;

/** A document of the index `feeds`: what the operator set, and how it goes. */
export const feedSchema = z.object({
  id: feedId,
  url: httpUrl,
  /** The outlet's name as readers know it. */
  name: z.string().min(1).max(200),
  /** The site that readers visit. */
  siteUrl: httpUrl.optional(),
  country: z.string().length(2).optional(),
  language: z.string().max(16).optional(),
  /** IANA name of the zone in which the outlet writes times without one. */
  timeZone: z.string().max(64).optional(),
  tags: z.array(z.string().min(1).max(64)).max(50).default([]),
  /** Where an operator keeps it, parts separated by `/`. */
  folder: z.string().max(512).optional(),
  intervalMs: interval,
  /** Where given, the interval follows the feed's own rhythm between `intervalMs` and this. */
  maxIntervalMs: interval.optional(),
  request: feedRequestSchema.optional(),
  extraction: extractionRulesSchema.optional(),
  /** `parked`: the publisher says that it is gone; no longer polled until the operator resumes it. */
  state: z.enum(['active', 'paused', 'parked']),
  createdAt: moment,
  /** When the operator last changed something; set by the store. */
  updatedAt: moment.optional(),
  health: feedHealthSchema,
});
export type Feed = z.infer<typeof feedSchema>;
