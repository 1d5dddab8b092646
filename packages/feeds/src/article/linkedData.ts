import { isText } from 'domhandler';
import { textOf, type PageElement } from './page.ts';
import { isAlike } from './pageTitle.ts';
import { parseTolerantly } from './parseTolerantly.ts';

/** An object of JSON-LD. */
export type LinkedData = Readonly<Record<string, unknown>>;

/** What the page says of itself besides, by which its own article is told from those that it leads to. */
export type PageHints = {
  /** Its address, and the canonical one. */
  readonly urls: readonly string[];
  readonly titles: readonly string[];
};

type Found = { readonly object: LinkedData; readonly isOwn: boolean };

const ARTICLE_TYPE = /(?:Article|Posting|Report|LiveBlogPosting)$/;
const MAX_DEPTH = 6;
const MAX_OBJECTS = 5_000;

/**
 * The page's own article among the objects of JSON-LD: the one of its address, of its title, or the only one that does not
 * contradict both. Those in lists and within other objects are other stories, unless they name the page's address or title.
 */
export function readLinkedData(scripts: readonly PageElement[], hints: PageHints): LinkedData {
  const found = scripts.flatMap((script) => objectsIn(parseTolerantly(scriptText(script))));
  const articles = found.filter(({ object }) => typesOf(object).some((type) => ARTICLE_TYPE.test(type)));
  const ranked = articles
    .map((article) => ({ ...article, fit: fitOf(article.object, hints) }))
    .sort(
      (a, b) => b.fit - a.fit || Number(b.isOwn) - Number(a.isOwn) || fieldsOf(b.object) - fieldsOf(a.object),
    );
  const best = ranked[0];
  if (!best || (best.fit <= 0 && !(best.isOwn && isAlone(best, ranked, hints)))) return {};
  return resolveReferences(best.object, found);
}

const fieldsOf = (object: LinkedData): number => Object.keys(object).length;

/** Nothing but one article speaks for the page, or nothing is known by which to tell several. */
const isAlone = (best: { fit: number }, ranked: readonly Found[], { titles }: PageHints): boolean =>
  best.fit === 0 && (titles.length === 0 || ranked.filter(({ isOwn }) => isOwn).length === 1);

/** 3 for the page's address, 2 for its title, 1 for one alike; -1 for another's address and title. */
function fitOf(object: LinkedData, { urls, titles }: PageHints): number {
  const named = [object['url'], object['mainEntityOfPage'], object['@id']].flatMap(pathOf);
  const paths = urls.flatMap(pathOf);
  if (named.some((path) => path !== '/' && paths.includes(path))) return 3;
  const headline = typeof object['headline'] === 'string' ? object['headline'] : object['name'];
  if (typeof headline !== 'string' || headline.length > LONGEST_HEADLINE) return 0;
  if (titles.includes(headline.trim())) return 2;
  if (titles.some((title) => isAlike(headline, title))) return 1;
  return titles.length > 0 && named.some((path) => path !== '/') ? -1 : 0;
}

const LONGEST_HEADLINE = 400;

function pathOf(address: unknown): string[] {
  const told =
    typeof address === 'object' && address !== null
      ? ((address as LinkedData)['@id'] ?? (address as LinkedData)['url'])
      : address;
  const url = typeof told === 'string' ? URL.parse(told) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return [];
  return [url.pathname.replace(/\/(?:amp\/?)?$/, '') + url.search || '/'];
}

export const typesOf = (object: LinkedData): string[] => [object['@type']].flat().map(String);

export const scriptText = (script: PageElement): string =>
  script.children.length === 1 && script.children[0] && isText(script.children[0])
    ? script.children[0].data
    : textOf(script);

/** What stands under these is the page's own; under the second, never an article. */
const OWN = new Set(['@graph', 'mainEntity', 'mainEntityOfPage']);
const PARTS = new Set(['liveBlogUpdate', 'comment', 'review']);

function objectsIn(value: unknown): Found[] {
  const found: Found[] = [];
  const visit = (at: unknown, depth: number, isOwn: boolean): void => {
    if (depth > MAX_DEPTH || found.length >= MAX_OBJECTS || typeof at !== 'object' || at === null) return;
    if (Array.isArray(at)) for (const item of at) visit(item, depth + 1, isOwn);
    else {
      found.push({ object: at as LinkedData, isOwn });
      for (const [key, inner] of Object.entries(at))
        if (!PARTS.has(key)) visit(inner, depth + 1, isOwn && OWN.has(key));
    }
  };
  visit(value, 0, true);
  return found;
}

const REFERRING = ['author', 'creator', 'publisher', 'image', 'thumbnail'];

/** `{"@id": …}` alone stands for the object that has that name. */
function resolveReferences(article: LinkedData, all: readonly Found[]): LinkedData {
  const byId = new Map<unknown, LinkedData>();
  for (const { object } of all)
    if (object['@id'] !== undefined && fieldsOf(object) > fieldsOf(byId.get(object['@id']) ?? {}))
      byId.set(object['@id'], object);
  const resolve = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? { ...byId.get((value as LinkedData)['@id']), ...(value as LinkedData) }
      : value;
  const resolved = REFERRING.filter((key) => article[key] !== undefined).map((key) => [
    key,
    Array.isArray(article[key]) ? (article[key] as unknown[]).map(resolve) : resolve(article[key]),
  ]);
  return { ...article, ...(Object.fromEntries(resolved) as LinkedData) };
}
