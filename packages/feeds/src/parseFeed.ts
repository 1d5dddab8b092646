import { readAtom } from './atom.ts';
import { readJsonFeed } from './jsonFeed.ts';
import { readNewsSitemap } from './newsSitemap.ts';
import type { ParseContext, ParsedFeed } from './parsedFeed.ts';
import { readRss } from './rss.ts';
import { parseXml, type XmlElement } from './xmlTree.ts';

export type FeedError = {
  readonly code: 'empty' | 'not_a_feed' | 'html' | 'bad_json';
  readonly message: string;
};
export type FeedResult =
  { readonly ok: true; readonly feed: ParsedFeed } | { readonly ok: false; readonly error: FeedError };

const EXPECTED = 'expected RSS, Atom, JSON Feed or a news sitemap';
const fail = (code: FeedError['code'], got: string): FeedResult => ({
  ok: false,
  error: { code, message: `${EXPECTED}, got ${got}` },
});

/** Reads a feed of any format that there is. Never throws; what is wrong is said in words. */
export function parseFeed(text: string, options: { url?: string; now: Date }): FeedResult {
  const context: ParseContext = { url: options.url, now: options.now };
  const start = text
    .slice(0, 1000)
    .trimStart()
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start === '') return fail('empty', 'nothing');
  return start.startsWith('{') || start.startsWith('[')
    ? parseJson(text, context)
    : parseMarkup(text, context);
}

function parseJson(text: string, context: ParseContext): FeedResult {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^[\s\ufeff]+/, ''));
  } catch (error) {
    return fail('bad_json', `broken JSON (${(error as Error).message})`);
  }
  const feed = readJsonFeed(json, context);
  return feed ? { ok: true, feed } : fail('not_a_feed', 'JSON of another kind');
}

function parseMarkup(text: string, context: ParseContext): FeedResult {
  const document = parseXml(text);
  const root = document.children.map(findRoot).find((found) => found !== undefined);
  if (root) return { ok: true, feed: readers[root.name]?.(root, context) ?? readRss(root, context) };
  const first = document.children.find(({ name }) => !/^[!?]/.test(name))?.name;
  if (first === 'html' || /<!doctype html|<html[\s>]/i.test(text.slice(0, 2000)))
    return fail('html', 'an HTML page (a log-in page?)');
  return fail('not_a_feed', first === undefined ? 'plain text' : `XML with the root <${first}>`);
}

const readers: Readonly<Record<string, (root: XmlElement, context: ParseContext) => ParsedFeed>> = {
  rss: readRss,
  'rdf:rdf': readRss,
  channel: readRss,
  feed: readAtom,
  'atom:feed': (root, context) => readAtom(withoutPrefix(root), context),
  urlset: readNewsSitemap,
};

/** The feed's own root, at the top or just below it. */
const findRoot = (element: XmlElement): XmlElement | undefined =>
  readers[element.name] ? element : element.children.find(({ name }) => name === 'rss' || name === 'rdf:rdf');

const withoutPrefix = (element: XmlElement): XmlElement => ({
  ...element,
  name: element.name.replace(/^atom:/, ''),
  children: element.children.map(withoutPrefix),
});
