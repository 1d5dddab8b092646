import type { Page } from './page.ts';
import { plainText } from './plainText.ts';

/** What a page says of itself in JSON-LD, OpenGraph and meta elements. */
export type PageFacts = {
  readonly title?: string;
  readonly description?: string;
  readonly author?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly lang?: string;
  readonly image?: string;
  readonly canonical?: string;
};

const ARTICLE_TYPES = /(News|Reportage|Analysis|Opinion|Background|Blog)?(Article|Posting)$/;

/** JSON-LD first, then OpenGraph and its kin, then plain elements. */
export function readPageFacts(page: Page, _url: string): PageFacts {
  const linked = readJsonLd(page);
  const meta = readMeta(page);
  const facts = {
    title:
      text(linked['headline']) ??
      meta['og:title'] ??
      meta['twitter:title'] ??
      inner(page, 'h1') ??
      inner(page, 'title'),
    description: text(linked['description']) ?? meta['og:description'] ?? meta['description'],
    author: nameOf(linked['author']) ?? meta['author'] ?? meta['article:author'],
    publishedAt:
      text(linked['datePublished']) ??
      meta['article:published_time'] ??
      meta['date'] ??
      page.querySelector('time[datetime]')?.getAttribute('datetime') ??
      undefined,
    updatedAt: text(linked['dateModified']) ?? meta['article:modified_time'] ?? meta['og:updated_time'],
    lang: page.querySelector('html')?.getAttribute('lang') ?? undefined,
    image: imageOf(linked['image']) ?? meta['og:image'] ?? meta['twitter:image'],
    canonical: page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta['og:url'],
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value ? [[name, value.trim()]] : [])),
  );
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? plainText(value) : undefined;

function nameOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null ? text((first as { name?: unknown }).name) : text(first);
}

function imageOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'object' && first !== null ? text((first as { url?: unknown }).url) : text(first);
}

const inner = (page: Page, selector: string): string | undefined =>
  page.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() || undefined;

function readMeta(page: Page): Readonly<Record<string, string | undefined>> {
  const meta: Record<string, string> = {};
  for (const element of page.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = element.getAttribute('content');
    if (name && content) meta[name.toLowerCase()] ??= content;
  }
  return meta;
}

/** The first article among the objects of the page, of `@graph` and of lists. */
function readJsonLd(page: Page): Readonly<Record<string, unknown>> {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parseJson(script.textContent ?? ''), 0);
    if (found) return found;
  }
  return {};
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.trim());
  } catch {
    return undefined;
  }
}

function findArticle(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined;
  const items = Array.isArray(value) ? value : ((value as { '@graph'?: unknown[] })['@graph'] ?? []);
  if (!Array.isArray(value)) {
    const types = [(value as { '@type'?: unknown })['@type']].flat();
    if (types.some((type) => ARTICLE_TYPES.test(String(type)))) return value as Record<string, unknown>;
  }
  for (const item of items as unknown[]) {
    const found = findArticle(item, depth + 1);
    if (found) return found;
  }
  return undefined;
}
