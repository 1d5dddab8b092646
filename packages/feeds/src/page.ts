import { parseHTML } from 'linkedom';

/** A parsed page, as far as it is used here. */
type PageNode = {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly parentNode: PageNode | null;
};
export type PageElement = PageNode & {
  readonly tagName: string;
  readonly className: string;
  readonly id: string;
  readonly children: ArrayLike<PageElement> & Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): ArrayLike<PageElement> & Iterable<PageElement>;
  remove(): void;
};
export type Page = PageElement;

/** linkedom's own types need the browser's, which a server does not have. */
const parseDocument = parseHTML as (html: string) => { document: unknown };

/** Opens no tag; each would be a text node of its own. */
const LONE_BRACKET = /<(?![a-z/!?])/gi;
const MAX_CHARACTERS = 4_000_000;
const MAX_DEPTH = 400;
/** Tags and entities; each may become a node, of about a kilobyte. */
const MAX_NODES = 100_000;

/** Parses a page. What is longer or deeper than any article is cut off before it is parsed. */
export function parsePage(html: string): Page {
  const bounded = limitDepth(limitNodes(html.slice(0, MAX_CHARACTERS)).replace(LONE_BRACKET, '&lt;'));
  const complete = /<html[\s>]/i.test(bounded) ? bounded : `<html><body>${bounded}</body></html>`;
  return parseDocument(complete).document as Page;
}

/** No `<` within a tag: else each of many unclosed ones would be read to the end of the page. */
const TAG = /<(\/?)([a-z][a-z0-9]*)(?=[\s>/])[^<>]*?(\/?)>/gi;
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** Cuts the page where its elements nest deeper than any honest page's. */
function limitDepth(html: string): string {
  let depth = 0;
  for (const { 1: slash, 2: name = '', 3: empty, index } of html.matchAll(TAG)) {
    if (empty || VOID.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth > MAX_DEPTH) return html.slice(0, index);
  }
  return html;
}

/** Cuts the page where it has more tags and entities than any honest page's. */
function limitNodes(html: string): string {
  let left = MAX_NODES;
  for (let at = 0; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if ((code === 60 || code === 38) && --left === 0) return html.slice(0, at);
  }
  return html;
}
