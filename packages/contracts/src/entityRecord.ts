import { z } from 'zod';
import { entityTypes } from './enrichedArticle.ts';
import { moment } from './moment.ts';

/** What an operator said of an entity, in the index `entities`; it is applied to what comes, and on request to what is indexed. */
export const entityRecordSchema = z.object({
  /** The canonical id that mentions have. */
  id: z.string().min(1).max(512),
  type: z.enum(entityTypes),
  /** The Arabic name that all spellings share. */
  label: z.string().trim().min(1).max(256).optional(),
  labelEn: z.string().trim().min(1).max(256).optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/, 'expected an id of Wikidata, as in Q1016')
    .optional(),
  /** Spellings that mean this entity, whatever the tagger makes of them. */
  spellings: z.array(z.string().min(1).max(256)).max(1_000),
  /** Whoever is meant by this one is that other one. */
  mergedInto: z.string().optional(),
  /** A removed record says nothing any more; it stays, so that who follows the index learns of it. */
  state: z.enum(['active', 'removed']),
  updatedAt: moment,
});
export type EntityRecord = z.infer<typeof entityRecordSchema>;
