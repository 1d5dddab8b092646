import { pageBase } from '../pageBase.ts';
import { known, resolveUrl } from '../parsedFeed.ts';
import { plainText } from '../plainText.ts';
import { readLinkedData, typesOf, type LinkedData } from './linkedData.ts';
import { lineOf, type Page } from './page.ts';
import { findAuthor } from './pageAuthor.ts';
import { dateInAddress, findPublished, findUpdated, type Clock } from './pageDate.ts';
import { readHead, type PageHead } from './pageHead.ts';
import { chooseTitle } from './pageTitle.ts';

/** What a page says of itself: in JSON-LD, OpenGraph, meta elements, microdata, and in what it shows. */
type PageFacts = {
  readonly title?: string;
  readonly description?: string;
  readonly author?: string;
  /** Moments, RFC 3339 in UTC. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly dateInAddress?: string;
  readonly lang?: string;
  readonly image?: string;
  readonly canonical?: string;
  readonly articleBody?: string;
  /** Says that it is not free to read. */
  readonly isPaid: boolean;
  readonly isAmp: boolean;
};

type PageSays = {
  readonly facts: PageFacts;
  readonly head: PageHead;
  /** Names of the outlet, which is no author. */
  readonly outlets: readonly string[];
  /** Against which its addresses are resolved. */
  readonly base: string;
};

export function readPageFacts(page: Page, url: string, clock: Clock): PageSays {
  const head = readHead(page);
  const headings = head.headings.map(lineOf).filter(Boolean);
  const openGraph = oneLine(head.meta.get('og:title')) ?? oneLine(head.meta.get('twitter:title'));
  const base = pageBase(head.base, url);
  const canonical = resolveUrl(head.links.get('canonical') ?? head.meta.get('og:url'), base);
  const linked = readLinkedData(head.linkedData, {
    urls: [url, canonical ?? ''],
    titles: [...headings.slice(0, MOST_TITLES), openGraph ?? '', head.title ?? ''].filter(isShort),
  });
  const siteName =
    oneLine(head.meta.get('og:site_name')) ??
    nameOf(linked['publisher']) ??
    head.meta.get('application-name');
  const outlets = [
    oneLine(head.meta.get('og:site_name')) ?? '',
    outletOf(linked['publisher']) ?? '',
    head.meta.get('application-name') ?? '',
  ];
  const facts = known({
    title: chooseTitle({
      headings,
      headline: oneLine(linked['headline']) ?? oneLine(linked['name']),
      openGraph,
      element: head.title,
      siteNames: [siteName ?? '', ...hostNames(url)],
    }),
    description:
      oneLine(head.meta.get('og:description')) ??
      oneLine(linked['description']) ??
      oneLine(head.meta.get('description')),
    author: findAuthor(head, linked, outlets),
    publishedAt: findPublished(head, linked, clock),
    updatedAt: findUpdated(head, linked, clock),
    dateInAddress: dateInAddress(url, clock),
    lang: languageOf(head),
    image: resolveUrl(toldImage(head, linked), base),
    canonical,
    articleBody: typeof linked['articleBody'] === 'string' ? plainText(linked['articleBody']) : undefined,
    isPaid: isPaid(linked, head),
    isAmp: head.html !== undefined && ('amp' in head.html.attribs || '⚡' in head.html.attribs),
  });
  return { facts, head, outlets, base };
}

const MOST_TITLES = 5;
const LONGEST_TITLE = 400;
const isShort = (title: string): boolean => title !== '' && title.length <= LONGEST_TITLE;

/** `news.example.com` as `news example com`, `example`. */
function hostNames(url: string): string[] {
  const labels = (URL.parse(url)?.hostname ?? '').replace(/^www\./, '').split('.');
  return [labels.join(''), labels.at(-2) ?? ''].filter((name) => name.length > 3);
}

/** Text of data, which may hold entities and tags. */
function oneLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return plainText(value).replace(/\s+/g, ' ').trim() || undefined;
}

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value);

function nameOf(value: unknown): string | undefined {
  const one = first(value);
  return typeof one === 'object' && one !== null ? oneLine((one as LinkedData)['name']) : oneLine(one);
}

/** Who writes a site alone publishes it as well. */
const outletOf = (publisher: unknown): string | undefined =>
  typeof publisher === 'object' && publisher !== null && typesOf(publisher as LinkedData).includes('Person')
    ? undefined
    : nameOf(publisher);

function imageOf(value: unknown): string | undefined {
  const one = first(value);
  const address =
    typeof one === 'object' && one !== null
      ? first((one as LinkedData)['url'] ?? (one as LinkedData)['contentUrl'])
      : one;
  return typeof address === 'string' && !address.startsWith('data:')
    ? address.trim() || undefined
    : undefined;
}

const IMAGES =
  'og:image og:image:secure_url og:image:url twitter:image twitter:image:src image thumbnail thumbnailurl'.split(
    ' ',
  );

const toldImage = (head: PageHead, linked: LinkedData): string | undefined =>
  imageOf(linked['image']) ??
  IMAGES.map((name) => head.meta.get(name)).find((address) => address !== undefined) ??
  head.links.get('image_src') ??
  imageOf(linked['thumbnailUrl']);

function languageOf({ html, meta }: PageHead): string | undefined {
  const told =
    html?.attribs['lang'] ??
    html?.attribs['xml:lang'] ??
    meta.get('content-language') ??
    meta.get('og:locale');
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(told?.trim() ?? '')?.[0].toLowerCase();
}

function isPaid(linked: LinkedData, { meta }: PageHead): boolean {
  const free = linked['isAccessibleForFree'];
  return (
    free === false ||
    (typeof free === 'string' && /^(?:false|no|0)$/i.test(free.trim())) ||
    /^(?:locked|metered|paid|premium)$/i.test(meta.get('article:content_tier') ?? '')
  );
}
