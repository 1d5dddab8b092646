import type { PageElement } from './page.ts';

/**
 * What the class or id of an element says of it. `label`: a short note about the article, as a byline or a caption;
 * `chrome`: a part of the site; `beside`: a box or column beside the article; `readers`: what readers wrote.
 */
export type ChromeKind = 'label' | 'chrome' | 'beside' | 'readers';
export type ChromeName = { readonly word: string; readonly kind: ChromeKind };

const KINDS: Readonly<Record<ChromeKind, string>> = {
  label:
    'meta metadata postmeta caption captions author authors bio biography byline promo promos promotion toc banner banners disclaimer legal copyright price prices rating ratings teaser teasers pullquote pullquotes carousel swiper widget widgets overlay credit',
  chrome:
    'share shares sharing sharebar sharer addthis addtoany social socials sociable subscribe subscription signup advert adverts advertisement advertising adsbygoogle adsense dfp breadcrumb breadcrumbs cookies consent gdpr ticker newsticker menu submenu megamenu nav navbar navigation subnav sidenav popover pagination pager tags tag tagcloud taglist hashtags keywords trending popular recommended recommendation recommendations toolbar login signin noprint skip masthead topbar colophon privacy newsticker urgent votes likes reactions avatar vcard readmore dropdown search searchform honeypot notification tooltip followus follow followers respond reply replies newsletters visuallyhidden',
  beside:
    'related relatednews relatedposts alsoread readalso seealso sidebar newsletter outbrain taboola mgid footer cookie modal popup mostread mostviewed sharethis sharedaddy',
  readers: 'comments comment commentlist disqus fbcomments',
};
const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, kind as ChromeKind] as const),
  ),
);
/** Two words that name chrome only together. */
const PAIRS: Readonly<Partial<Record<ChromeKind, string>>> = {
  label: 'img desc|image desc|image description|image title|img title|photo desc|pull quote',
  beside:
    'read also|also read|see also|read more|more news|more stories|most read|most viewed|most popular|latest news|follow us|next article|up next|google news|about author|news bar|breaking news|app download|download app|sponsored content|you may|sr only|screen reader|visually hidden',
};
const KIND_OF_PAIR = new Map(
  Object.entries(PAIRS).flatMap(([kind, pairs]) =>
    pairs.split('|').map((pair) => [pair, kind as ChromeKind] as const),
  ),
);
/** `no-sidebar`, `has-ads`: a word behind these says how the page is laid out. */
const PARDON = new Set('no has with without hide is not js after before off live match'.split(' '));

const MEMO_SIZE = 4_096;
const memo = new Map<string, readonly ChromeName[]>();

/** The names of chrome among the classes and the id of an element; a name may still be the article's on this page. */
export function chromeNames({ name, attribs }: PageElement): readonly ChromeName[] {
  const { class: classes = '', id = '' } = attribs;
  // WordPress classes an article by its tags: `hentry tag-sidebar`
  if (/(?:^|\s)(?:hentry|type-post|type-page)(?:\s|$)/.test(classes)) return [];
  // a custom element is named as others are classed
  const key = name.includes('-') ? `${name} ${classes} ${id}` : `${classes} ${id}`;
  if (key === ' ') return [];
  const known = memo.get(key);
  if (known) return known;
  if (memo.size >= MEMO_SIZE) memo.clear();
  const found = key.split(/\s+/).flatMap(namesIn);
  memo.set(key, found);
  return found;
}

const MAX_NAME = 80;

/** Utility classes as `md:[&_nav]:mt-2` name no part of a page. */
function namesIn(name: string): ChromeName[] {
  if (name.length > MAX_NAME || /[:[\]]/.test(name)) return [];
  const words = wordsOf(name);
  return words.flatMap((word, i) => {
    const before = words[i - 1];
    if (before !== undefined && PARDON.has(before)) return [];
    // the two columns together
    if (word === 'sidebar' && before === 'content') return [];
    const pair = `${before ?? ''} ${word}`;
    const kind =
      KIND_OF.get(word) ??
      KIND_OF_PAIR.get(pair) ??
      (i === 0 && /^(ad|ads|adv)$/.test(word) ? 'chrome' : undefined);
    return kind === undefined ? [] : [{ word: KIND_OF_PAIR.has(pair) ? pair : word, kind }];
  });
}

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter(Boolean);

const HIDING_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

export const isHidden = ({ attribs }: PageElement): boolean =>
  'hidden' in attribs || attribs['aria-hidden'] === 'true' || HIDING_STYLE.test(attribs['style'] ?? '');

const INLINE_CHROME =
  /^(?:share|sharing|social|socials|addtoany|addthis|tooltip|sr only|screen reader|visually hidden|visuallyhidden)$/;

/** Whether an element within a line is to be judged by itself; the words of a line may well be marked as tags or names. */
export const isSuspect = (element: PageElement): boolean =>
  isHidden(element) || chromeNames(element).some(({ word }) => INLINE_CHROME.test(word));
