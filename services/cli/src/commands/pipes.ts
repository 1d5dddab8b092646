import { analyze, analyzerNames } from '@rasid/arabic';
import { createTokenTagger, loadNameData, tagsOf } from '@rasid/enrichment';
import { createEnricher } from '../enrichLine.ts';
import { createStoryTeller } from '../storyLine.ts';
import { decodeBody, extractArticle, isAllowed, isTimeZone, parseArabicDate } from '@rasid/feeds';
import { parseQuery, toElasticsearch } from '@rasid/query';
import type { Command } from 'commander';
import { z } from 'zod';
import { feedLineSchema, readFeedLine } from '../feedLine.ts';
import { eachJsonLine, type LineResult } from '../jsonLines.ts';
import { createRuleMatcher, matchLineSchema } from '../matchLine.ts';

const id = z.union([z.string(), z.number()]);
const bytes = z.base64();

const lines = {
  page: z
    .object({
      id,
      url: z.string(),
      html: z.string().optional(),
      contentType: z.string().optional(),
      bodyBase64: bytes.optional(),
    })
    .refine(
      (line) => line.html !== undefined || line.bodyBase64 !== undefined,
      'expected html or bodyBase64',
    ),
  date: z.object({
    id,
    text: z.string(),
    /** Without an offset it is in UTC. */
    now: z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]),
    timeZone: z.string().refine(isTimeZone, 'expected an IANA name, as in Africa/Tripoli').optional(),
  }),
  analyze: z.object({ id, text: z.string(), analyzer: z.enum(analyzerNames).default('stem') }),
  tag: z.object({ id, tokens: z.array(z.string().min(1)).max(10_000) }),
  text: z.object({ id, title: z.string().optional(), text: z.string() }),
  report: z.object({
    id,
    title: z.string().optional(),
    text: z.string(),
    publishedAt: z.string().optional(),
  }),
  query: z.object({ id, query: z.string() }),
  robots: z.object({ id, robots: z.string(), url: z.string(), agent: z.string() }),
};

const fail = (code: string, message: string): LineResult => ({ error: { code, message } });

/** Commands for pipes: one JSON object a line in and out, in order, no engine needed. */
export function addPipeCommands(program: Command): void {
  const pipe = (name: string, description: string, run: () => Promise<void>) =>
    program.command(name).description(`${description}; a JSON object a line in and out`).action(run);
  pipe('parse-feed', 'read feeds', () => eachJsonLine(feedLineSchema, readFeedLine));
  pipe('extract', 'find the article on a page', () => eachJsonLine(lines.page, extract));
  pipe('dates', 'read dates as outlets write them', () => eachJsonLine(lines.date, readDate));
  pipe('robots', 'whether a robots.txt lets an agent fetch an address', () =>
    eachJsonLine(lines.robots, decideRobots),
  );
  pipe('analyze', 'the terms that the index makes of a text', () =>
    eachJsonLine(lines.analyze, ({ text, analyzer }) => ({ tokens: analyze(text, analyzer) })),
  );
  pipe('enrich', 'language, entities, places and topics of a text', () => {
    const enrich = createEnricher();
    return eachJsonLine(lines.text, ({ title, text }) => enrich(title ?? '', text));
  });
  pipe('tag', 'the names among tokens, in IOB2', () => {
    const tag = createTokenTagger(loadNameData());
    return eachJsonLine(lines.tag, ({ tokens }) => ({ tags: tagsOf(tag(tokens)) }));
  });
  pipe('near-duplicates', 'which texts are re-prints of one, and which tell of one event', () => {
    const tell = createStoryTeller();
    return eachJsonLine(lines.report, tell);
  });
  pipe('query', 'the Elasticsearch query that a query becomes', () => eachJsonLine(lines.query, translate));
  program
    .command('match <rules>')
    .description('which rules of a file ({id, query} a line) match; a JSON object a line in and out')
    .action((path: string) => {
      const match = createRuleMatcher(path, (message) => console.error(message));
      return eachJsonLine(matchLineSchema, (line) => ({ rules: match(line) }));
    });
}

function translate({ query }: z.infer<typeof lines.query>): LineResult {
  const parsed = parseQuery(query);
  if (parsed.ok) return { elasticsearch: toElasticsearch(parsed.query) };
  const { code, message, at, length } = parsed.error;
  return { error: { code, message: message.en, messageAr: message.ar, at, length } };
}

function extract({ url, html, contentType, bodyBase64 }: z.infer<typeof lines.page>): LineResult {
  const text = html ?? decodeBody(Buffer.from(bodyBase64 ?? '', 'base64'), contentType).text;
  return {
    ...(extractArticle({ html: text, url, now: new Date() }) ??
      fail('no_article', 'found no title and no paragraph')),
  };
}

function decideRobots(line: z.infer<typeof lines.robots>): LineResult {
  return URL.canParse(line.url)
    ? isAllowed(line)
    : fail('bad_url', `expected an address with its host, got "${line.url}"`);
}

const atUtc = (moment: string): Date => new Date(/T[\d:.]+$/.test(moment) ? `${moment}Z` : moment);

const readDate = ({ text, now, timeZone }: z.infer<typeof lines.date>): LineResult => ({
  iso: parseArabicDate(text, { now: atUtc(now), ...(timeZone !== undefined && { timeZone }) }) ?? null,
});
