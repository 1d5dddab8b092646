import { articleId } from '@rasid/contracts';
import { getArticle, listStory, matchingOf, searchArticles, searchFacets } from '@rasid/search';
import { z } from 'zod';
import type { Api } from '../createApp.ts';
import { Problem } from '../problems/problem.ts';
import { exportTypes, writeExport } from '../exports/writeExport.ts';
import { articleSchema } from './articleSchema.ts';
import { filtersOf, readQuery, searchSchema, soughtSchema, toRequest } from './searchInput.ts';
import { hitSchema, problemAnswers } from './schemas.ts';

const MOST_OF_STORY = 200;

const values = z.array(z.object({ value: z.string(), count: z.int() }));
const facetsSchema = z
  .object({
    sources: values,
    topics: values,
    people: values,
    organisations: values,
    locations: values,
    countries: values,
    languages: values,
    histogram: z.object({
      interval: z.string().describe('What a bar stands for: 1h, 1d, 1w, 1M or 1y'),
      bars: z.array(z.object({ from: z.string(), count: z.int() })),
    }),
  })
  .meta({ id: 'Facets', description: 'What a search finds, counted' });

const foundSchema = z
  .object({
    total: z.int(),
    hits: z.array(hitSchema),
    matching: z.enum(['all', 'best']),
    didYouMean: z.string().optional(),
    cursor: z.string().optional(),
  })
  .meta({ id: 'Found' });

const storySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    outlets: z.int().describe('How many outlets report it'),
    articles: z.array(hitSchema).describe('In the order in which they came out'),
  })
  .meta({ id: 'Story' });

/** Search, its counts, articles and stories. */
export function addArticleRoutes({ app, search, namespace }: Api): void {
  app.get(
    '/api/articles',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['articles'],
        summary: 'Search the articles',
        querystring: searchSchema,
        response: { 200: foundSchema, ...problemAnswers },
      },
    },
    async ({ query }) => searchArticles(search, namespace, toRequest(query)),
  );

  app.get(
    '/api/articles/facets',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['articles'],
        summary: 'Count what a search finds',
        querystring: soughtSchema.extend({ timeZone: z.string().max(64).default('UTC') }),
        response: { 200: facetsSchema, ...problemAnswers },
      },
    },
    async ({ query: input }) => {
      const query = readQuery(input.q);
      return searchFacets(search, namespace, {
        query,
        matching: input.matching ?? (query ? matchingOf(query) : 'all'),
        filters: filtersOf(input),
        timeZone: knownZone(input.timeZone),
      });
    },
  );

  app.get(
    '/api/articles/export',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['articles'],
        summary: 'What a search finds as CSV, JSON Lines or RSS, newest first, at most 10,000 articles',
        querystring: soughtSchema.extend({ format: z.enum(['csv', 'jsonl', 'rss']) }),
        response: { 200: z.any().describe('A file'), ...problemAnswers },
      },
    },
    async ({ query: input }, reply) => {
      const request = {
        query: readQuery(input.q),
        filters: filtersOf(input),
        matching: input.matching ?? 'all',
      } as const;
      const { type, name } = exportTypes[input.format];
      void reply.header('content-disposition', `attachment; filename="${name}"`).type(type);
      return reply.send(writeExport(input.format, search, namespace, request));
    },
  );

  app.get(
    '/api/articles/:id',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['articles'],
        summary: 'One article, whole, with what it is about',
        params: z.object({ id: articleId }),
        response: { 200: articleSchema, ...problemAnswers },
      },
    },
    async ({ params }) => {
      const article = await getArticle(search, namespace, params.id);
      if (!article) throw new Problem('not_found');
      return article;
    },
  );

  app.get(
    '/api/stories/:id',
    {
      config: { access: 'viewer' },
      schema: {
        tags: ['stories'],
        summary: 'One story: every report of it, in the order of time',
        params: z.object({ id: articleId }),
        response: { 200: storySchema, ...problemAnswers },
      },
    },
    async ({ params }) => {
      const articles = await listStory(search, namespace, params.id, MOST_OF_STORY);
      const [first] = articles;
      if (!first) throw new Problem('not_found');
      const outlets = new Set(articles.map(({ source }) => source.name)).size;
      return { id: params.id, title: first.title, outlets, articles };
    },
  );
}

function knownZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new Problem('bad_request', {
      ar: `لا منطقة زمنية باسم «${name}»`,
      en: `there is no time zone "${name}"`,
    });
  }
}
