import {
  articleIndexOf,
  enrichedArticleSchema,
  topicTable,
  type EnrichedArticle,
  type EntityType,
} from '@rasid/contracts';
import {
  createMatcher,
  parseQuery,
  prepareDocument,
  printQuery,
  toElasticsearch,
  type Query,
} from '@rasid/query';
import { arbitraryQuery, type QueryMaterial } from '@rasid/query/testing';
import {
  createBulkWriter,
  ensureIndices,
  toDocument,
  type ArticleDocument,
  type SearchClient,
} from '@rasid/search';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ParityText = { readonly title: string; readonly summary?: string; readonly text: string };

export type ParityResult = {
  readonly queries: number;
  readonly articles: number;
  /** How many (query, article) pairs matched in the index. */
  readonly hits: number;
  /** How many queries matched some articles and not all. */
  readonly telling: number;
  readonly disagreements: readonly string[];
};

const base = enrichedArticleSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'contract/fixtures/articles.enriched.v1.json'), 'utf8')),
);

const NAMES = [
  'بنيامين نتنياهو',
  'أنطونيو غوتيريش',
  'مجلس الأمن الدولي',
  'البنك المركزي',
  'مدينة غزة',
  'طرابلس',
];
const OUTLETS = ['الجزيرة نت', 'العربية', 'وكالة الأنباء الليبية', 'BBC عربي'];
const AUTHORS = ["شون O'Neil", 'ليلى الهادي', 'محرر الشؤون الليبية'];
const COUNTRIES = ['EG', 'LY', 'PS', 'US'];
const LANGUAGES = ['ar', 'en'];
const DAY_MS = 86_400_000;

/** Holds Elasticsearch's hits against the stream matcher's, for random queries over articles made of the texts. */
export async function compareOnElasticsearch(
  { client, namespace }: { readonly client: SearchClient; readonly namespace: string },
  texts: readonly ParityText[],
  { queries: count, seed }: { readonly queries: number; readonly seed: number },
): Promise<ParityResult> {
  const articles = texts.map((text, n) => articleOf(text, n));
  const documents = await indexArticles(client, namespace, articles);
  const queries = fc.sample(arbitraryQuery(materialOf(articles)), { numRuns: count, seed });
  const prepared = documents.map(prepareDocument);
  const found = await searchAll(client, namespace, queries);
  const disagreements: string[] = [];
  let telling = 0;
  let hits = 0;
  queries.forEach((query, i) => {
    const matches = createMatcher(reread(query));
    const ours = new Set(articles.filter((_, n) => matches(prepared[n] as never)).map(({ id }) => id));
    const theirs = found[i] as ReadonlySet<string>;
    hits += theirs.size;
    if (theirs.size > 0 && theirs.size < articles.length) telling++;
    for (const id of ours.symmetricDifference(theirs))
      disagreements.push(
        `${printQuery(query)}: ${ours.has(id) ? 'only the matcher' : 'only the index'} has ${id}`,
      );
  });
  return { queries: count, articles: articles.length, hits, telling, disagreements };
}

/** Writes the articles and waits until they are searchable. */
export async function indexArticles(
  client: SearchClient,
  namespace: string,
  articles: readonly EnrichedArticle[],
): Promise<ArticleDocument[]> {
  await ensureIndices(client, namespace);
  const documents = articles.map((article) => toDocument(article, new Date(article.enrichedAt)));
  const writer = createBulkWriter({ client });
  for (let i = 0; i < articles.length; i += 500)
    await writer.write(
      articles.slice(i, i + 500).map((article, k) => ({
        index: articleIndexOf(namespace, article.firstSeenAt),
        id: article.id,
        version: article.version,
        source: documents[i + k] as ArticleDocument,
      })),
    );
  await client.indices.refresh({ index: `${namespace}articles` });
  return documents;
}

/** What people send is text. */
export function reread(query: Query): Query {
  const parsed = parseQuery(printQuery(query));
  if (!parsed.ok) throw new Error(`${printQuery(query)}: ${parsed.error.message.en}`);
  return parsed.query;
}

const AT_ONCE = 50;

/** The ids of the articles that each query finds. */
export async function searchAll(
  client: SearchClient,
  namespace: string,
  queries: readonly Query[],
): Promise<ReadonlySet<string>[]> {
  const found: ReadonlySet<string>[] = [];
  for (let i = 0; i < queries.length; i += AT_ONCE) {
    const asked = queries.slice(i, i + AT_ONCE);
    const { responses } = await client.msearch({
      index: `${namespace}articles`,
      searches: asked.flatMap((query) => [
        {},
        { query: { bool: { filter: [toElasticsearch(query)] } }, size: 10_000, _source: false },
      ]),
    });
    responses.forEach((response, k) => {
      if ('error' in response)
        throw new Error(`${printQuery(asked[k] as Query)}: ${JSON.stringify(response.error).slice(0, 400)}`);
      found.push(new Set(response.hits.hits.map(({ _id }) => _id as string)));
    });
  }
  return found;
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The same facts for the same number, in many combinations, some of them missing. */
export function articleOf({ title, summary, text }: ParityText, n: number): EnrichedArticle {
  const { publishedAt: _p, summary: _s, author: _a, ...rest } = base;
  const published = new Date(Date.UTC(2026, 0, 1) + (n % 90) * DAY_MS + (n % 7) * 3_600_123);
  const id = n.toString(16).padStart(32, '0');
  const names: (readonly [EntityType, string])[] = [
    ['PER', pick(NAMES, n)],
    ['ORG', pick(NAMES, n + 2)],
    ['LOC', pick(NAMES, n >> 1)],
  ];
  return {
    ...rest,
    id,
    canonicalUrl: `https://news.example/${n}`,
    firstSeenAt: '2026-04-01T00:00:00.000Z',
    source: { ...base.source, name: pick(OUTLETS, n), feedId: `feed-${n % 5}` },
    title,
    text,
    ...(summary !== undefined && { summary }),
    ...(n % 6 > 0 && { publishedAt: published.toISOString() }),
    ...(n % 4 > 0 && { author: pick(AUTHORS, n) }),
    lang: pick(LANGUAGES, n % 10),
    entities: names
      .slice(0, 1 + (n % 3))
      .map(([type, name]) => ({ type, name, field: 'text', text: name, start: 0, end: name.length })),
    countries: COUNTRIES.slice(n % 4, (n % 4) + (n % 3)).map((code) => ({ code, score: 0.5 })),
    topics: topicTable.slice(n % 7, (n % 7) + (n % 3)).map(({ id, slug }) => ({ id, slug, score: 0.5 })),
  };
}

export const materialOf = (articles: readonly EnrichedArticle[]): QueryMaterial => ({
  texts: articles.flatMap(({ title, text }) => [title, text]).filter((text) => text.split(/\s+/).length > 3),
  names: [...NAMES, ...OUTLETS, ...AUTHORS],
  codes: { topic: topicTable.map(({ slug }) => slug), country: COUNTRIES, lang: LANGUAGES },
  moments: articles.flatMap(({ publishedAt }) => publishedAt ?? []),
});
