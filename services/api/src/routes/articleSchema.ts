import { entitySchema, keyFactsSchema, placeSchema, sourceSchema, topicSchema } from '@rasid/contracts';
import { z } from 'zod';

/** An article as it is indexed. */
export const articleSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    canonicalUrl: z.string(),
    title: z.string(),
    summary: z.string().optional(),
    body: z.string(),
    author: z.string().optional(),
    image: z.string().optional(),
    source: sourceSchema,
    otherSources: z.array(sourceSchema).optional(),
    lang: z.string(),
    publishedAt: z.string().optional(),
    updatedAt: z.string().optional(),
    firstSeenAt: z.string(),
    version: z.int(),
    storyId: z.string(),
    duplicateGroup: z.string(),
    entities: z.object({ list: z.array(entitySchema) }),
    places: z.object({ list: z.array(placeSchema) }),
    topics: z.array(z.string()),
    topicScores: z.object({ list: z.array(topicSchema) }),
    countries: z.array(z.string()),
    mainCountry: z.string().optional(),
    people: z.array(z.string()),
    organisations: z.array(z.string()),
    locations: z.array(z.string()),
    otherEntities: z.array(z.string()),
    keyFacts: keyFactsSchema.optional(),
  })
  .meta({ id: 'Article', description: 'An article, whole; offsets of entities are UTF-16 units' });
