import { z } from 'zod';
import { articleId, httpUrl, moment } from './moment.ts';
import { sourceSchema } from './source.ts';

export const entityTypes = ['PER', 'ORG', 'LOC', 'MISC'] as const;
export type EntityType = (typeof entityTypes)[number];

/** What an entity of type MISC is. */
export const miscKinds = ['event', 'work', 'weapon', 'prize', 'agreement', 'money'] as const;
export type MiscKind = (typeof miscKinds)[number];

/** A mention. `start` and `end` are UTF-16 units of the text named by `field`, end exclusive. */
export const entitySchema = z.object({
  type: z.enum(entityTypes),
  field: z.enum(['title', 'text']),
  text: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The one name that all spellings of the entity share. */
  name: z.string(),
  canonicalId: z.string().optional(),
  role: z.string().optional(),
  /** Of MISC, where it can be told. */
  kind: z.enum(miscKinds).optional(),
});
export type Entity = z.infer<typeof entitySchema>;

export const placeSchema = z.object({
  name: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().length(2),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  count: z.int().positive(),
});
export type Place = z.infer<typeof placeSchema>;

/** `score` from 0 to 1. */
export const countrySchema = z.object({ code: z.string().length(2), score: z.number().min(0).max(1) });
export type Country = z.infer<typeof countrySchema>;

/** `id` is the IPTC Media Topic code, `slug` its English name in kebab case; `score` from 0 to 1. */
export const topicSchema = z.object({ id: z.string(), slug: z.string(), score: z.number().min(0).max(1) });
export type Topic = z.infer<typeof topicSchema>;

const span = { text: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() };

/** Word for word, or reported; `start` and `end` are UTF-16 units of the article's text, as of all key facts. */
export const quotationSchema = z.object({
  speaker: z.string(),
  role: z.string().optional(),
  kind: z.enum(['direct', 'reported']),
  ...span,
});
export type Quotation = z.infer<typeof quotationSchema>;

/** `iso` is the day, YYYY-MM-DD. */
export const mentionedDateSchema = z.object({ iso: z.iso.date(), ...span });
export type MentionedDate = z.infer<typeof mentionedDateSchema>;

/** What an analyst reads first: the two sentences that say most, who said what, which days are named. */
export const keyFactsSchema = z.object({
  summary: z.array(z.object(span)),
  quotations: z.array(quotationSchema),
  dates: z.array(mentionedDateSchema),
});
export type KeyFacts = z.infer<typeof keyFactsSchema>;

/** `articles.enriched.v1`: the article as readers see it, with what it is about. */
export const enrichedArticleSchema = z.object({
  schema: z.literal('articles.enriched.v1'),
  id: articleId,
  version: z.int().positive(),
  source: sourceSchema,
  /** Feeds that showed the article as well, after `source` did. */
  otherSources: z.array(sourceSchema).optional(),
  url: httpUrl,
  canonicalUrl: httpUrl,
  firstSeenAt: moment,
  fetchedAt: moment,
  enrichedAt: moment,
  publishedAt: moment.optional(),
  updatedAt: moment.optional(),
  title: z.string().min(1),
  summary: z.string().optional(),
  text: z.string(),
  author: z.string().optional(),
  image: z.string().optional(),
  /** ISO 639-1, or `und` where the language is not told. */
  lang: z.string(),
  entryHash: z.string(),
  /** SHA-256 (hex, 32 digits) of title and text. */
  contentHash: z.string(),
  entities: z.array(entitySchema),
  places: z.array(placeSchema),
  countries: z.array(countrySchema),
  topics: z.array(topicSchema),
  keyFacts: keyFactsSchema.optional(),
  /** MinHash signature bands (hex) by which near-duplicates are found again; empty for very short texts. */
  nearDuplicateKeys: z.array(z.string()),
  /** What tells its event (base64), by which other reports of the story are found again. */
  storyPrint: z.string().optional(),
  /** Id of the first article of the group of re-prints. */
  duplicateGroup: articleId,
  /** The group that the story began with. */
  storyId: articleId,
  /** Which models made the tags. */
  models: z.record(z.string(), z.string()),
});
export type EnrichedArticle = z.infer<typeof enrichedArticleSchema>;
