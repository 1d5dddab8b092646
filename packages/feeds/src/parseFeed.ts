import { readAtom } from './formats/atom.ts';
import { readBrokenJson } from './formats/brokenJson.ts';
import { readJsonFeed } from './formats/jsonFeed.ts';
import { readRss } from './formats/rss.ts';
import { readSitemap, readSitemapIndex } from './formats/sitemap.ts';
import { elementsOf } from './formats/xmlFields.ts';
import { parseXml, type XmlElement } from './formats/xmlTree.ts';
import type { ParseContext, ParsedFeed } from './parsedFeed.ts';

export type FeedError = {
  readonly code: 'empty' | 'not_a_feed' | 'html' | 'bad_json';
  readonly message: string;
};
export type FeedResult =
  { readonly ok: true; readonly feed: ParsedFeed } | { readonly ok: false; readonly error: FeedError };

export type ParseOptions = {
  /** Where the feed came from, against which its links are read. */
  readonly url?: string;
  readonly now: Date;
  /** IANA name of the outlet's zone, for dates that say none; UTC unless given. */
  readonly timeZone?: string;
};

const EXPECTED = 'expected RSS, Atom, JSON Feed or a news sitemap';
const fail = (code: FeedError['code'], got: string): FeedResult => ({
  ok: false,
  error: { code, message: `${EXPECTED}, got ${got}` },
});

/** Reads a feed of any format that there is. Never throws; what is wrong is said in words. */
export function parseFeed(text: string, { url, ...options }: ParseOptions): FeedResult {
  const context: ParseContext = { url, ...options };
  const start = text.search(/[^\s\ufeff\u0000]/);
  if (start < 0) return fail('empty', 'nothing');
  return /[[{]/.test(text.charAt(start)) ? parseJson(text.slice(start), context) : parseMarkup(text, context);
}

function parseJson(text: string, context: ParseContext): FeedResult {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    json = readBrokenJson(text);
    if (json === undefined) return fail('bad_json', `broken JSON (${(error as Error).message})`);
  }
  const feed = readJsonFeed(json, context);
  return feed ? { ok: true, feed } : fail('not_a_feed', 'JSON of another kind');
}

const readers = new Map<string, (root: XmlElement, context: ParseContext) => ParsedFeed>([
  ['rss', readRss],
  ['rdf:rdf', readRss],
  ['rdf', readRss],
  ['channel', readRss],
  ['feed', readAtom],
  ['entry', readAtom],
  ['urlset', readSitemap],
  ['sitemapindex', readSitemapIndex],
]);

function parseMarkup(text: string, context: ParseContext): FeedResult {
  const document = parseXml(text, context.url);
  const root = findRoot(document, 0);
  const read = readers.get(root?.name ?? '');
  if (root && read) return { ok: true, feed: read(root, context) };
  const first = elementsOf(document)[0]?.name.replace(/^xhtml:/, '');
  if (first === 'html' || /<!doctype html|<html[\s>]/i.test(text.slice(0, 2000)))
    return fail('html', 'an HTML page (a log-in page?)');
  return fail('not_a_feed', first === undefined ? 'plain text' : `XML with the root <${first}>`);
}

/** Behind messages of a broken server, or inside a page that was put around the feed. */
const DEEPEST_ROOT = 6;

function findRoot(element: XmlElement, depth: number): XmlElement | undefined {
  const children = elementsOf(element);
  const found = children.find(({ name }) => readers.has(name));
  if (found || depth === DEEPEST_ROOT) return found;
  for (const child of children) {
    const deeper = findRoot(child, depth + 1);
    if (deeper) return deeper;
  }
  return undefined;
}
