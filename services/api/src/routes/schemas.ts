import { roleSchema } from '@rasid/contracts';
import { z } from 'zod';

/** The answer to what goes wrong, by RFC 9457. */
const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'What went wrong, in Arabic or English by Accept-Language' });

/** What may go wrong with any route; those that need rights may refuse as well. */
export const problemAnswers = {
  400: problemSchema,
  401: problemSchema,
  403: problemSchema,
  404: problemSchema,
  409: problemSchema,
  413: problemSchema,
  415: problemSchema,
  429: problemSchema,
  500: problemSchema,
  503: problemSchema,
} as const;

export const personSchema = z
  .object({ name: z.string(), role: roleSchema })
  .meta({ id: 'Person', description: 'Who makes the request, and with which rights' });

export const hitSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    title: z.string(),
    source: z.object({ feedId: z.string(), name: z.string() }),
    publishedAt: z.string().optional(),
    lang: z.string(),
    storyId: z.string(),
    topics: z.array(z.string()),
    countries: z.array(z.string()),
    people: z.array(z.string()),
    organisations: z.array(z.string()),
    locations: z.array(z.string()),
    score: z.number().optional(),
    highlight: z
      .object({ title: z.array(z.string()).optional(), body: z.array(z.string()).optional() })
      .describe('HTML, escaped but for <mark>: the whole title, and passages of the body'),
  })
  .meta({ id: 'Hit', description: 'An article as a search shows it' });
