import { known } from '../parsedFeed.ts';
import { linkTags, type LinkTag } from './linkTags.ts';

/** An address that may be a feed of a site, and why it is thought so. */
export type FeedCandidate = {
  readonly url: string;
  readonly title?: string;
  /** `link`: the page declares it; `anchor`: it links to something that looks like one; `sitemap`: it declares a sitemap. */
  readonly found: 'link' | 'anchor' | 'sitemap';
};

const MOST = 50;

/** Feeds that a page declares or links to, the likeliest first, each once; those of comments last. */
export function discoverFeeds(html: string, url: string): FeedCandidate[] {
  const tags = linkTags(html);
  const base = baseOf(tags, url);
  const candidates = tags.flatMap((tag) => candidateOf(tag, base) ?? []);
  const byUrl = new Map<string, FeedCandidate>();
  for (const candidate of candidates.toSorted((a, b) => rankOf(a) - rankOf(b)))
    if (!byUrl.has(candidate.url)) byUrl.set(candidate.url, candidate);
  byUrl.delete(url);
  return [...byUrl.values()].slice(0, MOST);
}

function baseOf(tags: readonly LinkTag[], url: string): string {
  const base = tags.find(({ name }) => name === 'base')?.attributes['href'];
  return URL.parse(base ?? '', url)?.href ?? url;
}

const FEED_TYPE = /^\s*(?:application|text)\/(?:rss|atom|rdf|feed\+json|x-rss)/i;
const XML_TYPE = /^\s*(?:application|text)\/(?:xml|json)/i;
const FEED_ADDRESS =
  /(?:^|[/._?=&-])(?:rss\d?|feeds?|atom|rdf|syndication|خلاصات)(?:[/._?=&-]|\d|$)|\.(?:rss|atom|rdf)(?:[?#]|$)|feedburner\.com\/|feedproxy\.google/i;
const FEED_WORDS = /\bRSS\b|\bAtom feed\b|خدمة الخلاصات|الخلاصات|خلاصة|آر ?إس ?إس|ار ?اس ?اس/i;
/** Readers and networks that are handed an address, and files that are none. */
const NO_FEED =
  /oembed|wp-json|xmlrpc|\/(?:share|sharer|intent|login|signin|register)\b|feedback|\.(?:css|js|png|jpe?g|gif|svg|webp|pdf|mp[34])(?:[?#]|$)/i;

function candidateOf({ name, attributes, text }: LinkTag, base: string): FeedCandidate | undefined {
  const url = addressOf(attributes['href'], base);
  if (url === undefined || NO_FEED.test(url)) return undefined;
  const title = oneLine(attributes['title'] ?? '') || oneLine(text);
  const as = (found: FeedCandidate['found']): FeedCandidate =>
    known({ url, title: title || undefined, found });
  const relations = (attributes['rel'] ?? '').toLowerCase().split(/\s+/);
  const type = attributes['type'] ?? '';
  if (name === 'link' && relations.includes('sitemap')) return as('sitemap');
  if (relations.includes('feed')) return as('link');
  const isAlternate = relations.includes('alternate');
  if (isAlternate && FEED_TYPE.test(type)) return as('link');
  if (isAlternate && XML_TYPE.test(type) && FEED_ADDRESS.test(pathOf(url))) return as('link');
  if (name !== 'a') return undefined;
  return FEED_ADDRESS.test(pathOf(url)) || FEED_WORDS.test(title) ? as('anchor') : undefined;
}

/** Without the host, which may be called feed itself. */
function pathOf(url: string): string {
  const { host, pathname, search } = new URL(url);
  return /feedburner|feedproxy/.test(host) ? url : decoded(pathname + search);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `feed:` and the addresses of readers lead to the one that they were given. */
function addressOf(href: string | undefined, base: string): string | undefined {
  const plain = href
    ?.trim()
    .replace(/^feed:(?:\/\/(?=\w))?(https?:)?/i, (_, scheme: string | undefined) => scheme ?? 'http://');
  if (!plain) return undefined;
  const inner =
    /^https?:\/\/(?:www\.)?(?:feedly|inoreader|netvibes|newsblur)\.com\/.*?(https?(?::|%3A)(?:\/|%2F){2}[^&]+)/i.exec(
      plain,
    )?.[1];
  const url = URL.parse(inner === undefined ? plain : decoded(inner), base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  return url.href;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);

const COMMENTS = /comments?\b|تعليقات|replies/i;
const ORDER = ['link', 'anchor', 'sitemap'];

const rankOf = ({ found, url, title = '' }: FeedCandidate): number =>
  ORDER.indexOf(found) + (COMMENTS.test(url) || COMMENTS.test(title) ? ORDER.length : 0);
