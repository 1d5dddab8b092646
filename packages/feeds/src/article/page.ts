import { DomHandler, type ChildNode, type Document, type Element, isTag, isText } from 'domhandler';
import { Parser } from 'htmlparser2';

export type Page = Document;
export type PageElement = Element;

const MAX_CHARACTERS = 4_000_000;
/** Honest pages have a tenth of it. */
const MAX_NODES = 150_000;
const MAX_DEPTH = 256;

/** Parses a page once, in linear time. What is longer, larger or deeper than any article is left out. */
export function parsePage(html: string): Page {
  const cut = html.slice(0, MAX_CHARACTERS);
  const bounded = /<(?:html|body)[\s>]/i.test(cut) ? cut : `<body>${cut}</body>`;
  const page =
    parseBounded(bounded) ?? parseBounded(bounded.replace(INLINE_TAG, '')) ?? parseBounded(cutDeep(bounded));
  if (!page) throw new Error('a page that was cut is not too deep');
  if (bounded.includes(STREAMED)) placeStreamedParts(page);
  return page;
}

class TooDeep extends Error {}

class BoundedHandler extends DomHandler {
  private nodes = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    // the parser's own stack costs its depth for each tag
    if (this.tagStack.length > MAX_DEPTH) throw new TooDeep();
    super.onopentag(name, attributes);
  }

  protected override addNode(node: ChildNode): void {
    if (++this.nodes <= MAX_NODES) super.addNode(node);
  }
}

function parseBounded(html: string): Page | undefined {
  const handler = new BoundedHandler();
  try {
    new Parser(handler).end(html);
    return handler.root;
  } catch (thrown) {
    if (thrown instanceof TooDeep) return undefined;
    throw thrown;
  }
}

/** Old pages leave these open by the hundred. No `<` within a tag: else each unclosed one would be read to the end. */
const INLINE_TAG = /<\/?(?:font|b|i|u|a|em|strong|small|big|center|span|tt)(?=[\s>/])[^<>]*>/gi;
const TAG = /<(\/?)([a-z][a-z0-9]*)(?=[\s>/])[^<>]*?(\/?)>/gi;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Cuts the page where its elements nest deeper than any honest page's. */
function cutDeep(html: string): string {
  let depth = 0;
  for (const { 1: slash, 2: name = '', 3: empty, index } of html.matchAll(TAG)) {
    if (empty || VOID.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    if (depth >= MAX_DEPTH) return html.slice(0, index);
  }
  return html;
}

const STREAMED = 'id="S:';

/** React streams late parts as `<div hidden id="S:7">`, to be put where `<template id="B:7">` stands. */
function placeStreamedParts(page: Page): void {
  const places = new Map<string, Element>();
  const parts: Element[] = [];
  for (const element of elementsOf(page)) {
    const { id = '' } = element.attribs;
    if (id.startsWith('B:')) places.set(id.slice(2), element);
    if (id.startsWith('S:') && 'hidden' in element.attribs) parts.push(element);
  }
  const moves = new Map<ChildNode, Element>();
  for (const part of parts) {
    delete part.attribs['hidden'];
    const place = places.get(part.attribs['id']?.slice(2) ?? '');
    if (place?.parent && part.parent && !isWithin(place, part)) moves.set(place, part);
  }
  makeMoves(moves);
}

/** Puts parts where their places stand; each list of children is gone through once, however many move. */
function makeMoves(moves: ReadonlyMap<ChildNode, Element>): void {
  const parts = new Set<ChildNode>(moves.values());
  const parents = new Set([...moves.keys(), ...parts].map(({ parent }) => parent));
  for (const parent of parents) {
    if (!parent) continue;
    const children = parent.children.filter((child) => !parts.has(child));
    parent.children = children.map((child) => moves.get(child) ?? child);
    for (const child of parent.children) child.parent = parent;
  }
}

/** Whether an element is another one, or stands in it. */
export function isWithin(element: Element, ancestor: Element): boolean {
  for (let at: unknown = element; at; at = (at as Element).parent) if (at === ancestor) return true;
  return false;
}

/** All elements of a page or within another, in their order. */
export function elementsOf(page: Page | Element): Element[] {
  const found: Element[] = [];
  const visit = (children: readonly ChildNode[]): void => {
    for (const child of children) {
      if (!isTag(child)) continue;
      found.push(child);
      visit(child.children);
    }
  };
  visit(page.children);
  return found;
}

/** The text of an element and of all within it, as it stands there. */
export function textOf({ children }: Element): string {
  let text = '';
  for (const child of children) {
    if (isText(child)) text += child.data;
    else if (isTag(child)) text += textOf(child);
  }
  return text;
}

/** Text on one line. */
export const lineOf = (element: Element): string => textOf(element).replace(/\s+/g, ' ').trim();
