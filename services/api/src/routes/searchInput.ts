import { topicTable } from '@rasid/contracts';
import { parseQuery, type Query } from '@rasid/query';
import type { SearchFilters, SearchRequest } from '@rasid/search';
import { z } from 'zod';
import { Problem } from '../problems/problem.ts';

const slugs = topicTable.map(({ slug }) => slug) as [string, ...string[]];
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');
const on = z
  .enum(['true', 'false'])
  .default('true')
  .transform((value) => value === 'true');
const name = z.string().min(1).max(300);

/** What is looked for, and among what. */
export const soughtSchema = z.object({
  q: z.string().max(2_000).default('').describe('In the query language; empty for everything'),
  source: name.optional().describe('An outlet by name or feed id'),
  topic: z.enum(slugs).optional(),
  entity: name.optional().describe('A person, organisation or place'),
  person: name.optional(),
  organisation: name.optional(),
  place: name.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('ISO 3166-1 alpha-2'),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  from: moment.optional().describe('Published on that day or moment, or later'),
  to: moment.optional().describe('Published on that day or moment, or before'),
  matching: z
    .enum(['all', 'best'])
    .optional()
    .describe('`best` takes articles that have the most of the words'),
});
type Sought = z.output<typeof soughtSchema>;

/** How it is shown. */
export const searchSchema = soughtSchema.extend({
  sort: z.enum(['relevance', 'newest']).default('relevance'),
  stories: flag.describe('One article of each story'),
  fresh: on.describe('Fresh articles count more'),
  titleBoost: on.describe('A word counts more in the title'),
  size: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2_000).optional().describe('What the page before gave'),
});

/** A query that can't be read is a Problem that points at the place. */
export function readQuery(text: string): Query | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const { code, message, at, length } = parsed.error;
  throw new Problem('bad_query', message, { query: { code, at, length } });
}

export function filtersOf(sought: Sought): SearchFilters {
  const { source, topic, entity, person, organisation, place, country, lang, from, to } = sought;
  const filters = {
    source,
    topic,
    entity,
    person,
    organisation,
    place,
    country,
    lang,
    from: from && beginOf(from),
    to: to && endOf(to),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

const isDay = (text: string): boolean => text.length === 10;
const beginOf = (text: string) => new Date(isDay(text) ? `${text}T00:00:00.000Z` : text).toISOString();
const endOf = (text: string) => new Date(isDay(text) ? `${text}T23:59:59.999Z` : text).toISOString();

export function toRequest(input: z.output<typeof searchSchema>): SearchRequest {
  const { q, matching, sort, stories, fresh, titleBoost, size, cursor } = input;
  return {
    query: readQuery(q),
    ...(matching && { matching }),
    filters: filtersOf(input),
    size,
    sort,
    collapse: stories,
    fresh,
    titleBoost,
    ...(cursor !== undefined && { cursor }),
  };
}
