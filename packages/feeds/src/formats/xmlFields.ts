import type { XmlElement } from './xmlTree.ts';

const isElement = (child: XmlElement | string): child is XmlElement => typeof child !== 'string';

export const elementsOf = ({ children }: XmlElement): XmlElement[] => children.filter(isElement);

const NONE: ReadonlyMap<string, XmlElement[]> = new Map();

/** A feed is asked for dozens of names, and a channel may have a hundred thousand children. */
function byName(element: XmlElement): ReadonlyMap<string, XmlElement[]> {
  if (element.children.length === 0) return NONE;
  if (element.byName) return element.byName;
  const found = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const others = found.get(child.name);
    if (others) others.push(child);
    else found.set(child.name, [child]);
  }
  return (element.byName = found);
}

/** The first child of the first of the names that has any. */
export function childOf(element: XmlElement, ...names: string[]): XmlElement | undefined {
  const children = byName(element);
  const name = names.find((wanted) => children.has(wanted));
  return name === undefined ? undefined : children.get(name)?.[0];
}

/** All children of these names, name by name. */
export function childrenOf(element: XmlElement, ...names: string[]): XmlElement[] {
  const children = byName(element);
  return children.size === 0 ? [] : names.flatMap((name) => children.get(name) ?? []);
}

/** Texts of the children of one name, in order, without empty ones. */
export const textsOf = (element: XmlElement, ...names: string[]): string[] =>
  childrenOf(element, ...names)
    .map((child) => markupOf(child) ?? '')
    .filter(Boolean);

/** The first of the named children that has text, names in order of preference. */
export function textOf(element: XmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = markupOf(child);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** A marked section that was escaped, or put into another one. */
const MARKED_SECTION = /<!\[CDATA\[|\]\]>/g;

/**
 * What is inside, as HTML or text: markup that was not escaped is written out, without a `div` around the whole (RFC
 * 4287, section 3.1.1.3). `xhtml`: text beside the markup is text, and no HTML of its own.
 */
export function markupOf(element: XmlElement, xhtml = false): string | undefined {
  const inner = withoutWrapper(element);
  const text = writeAll(inner, xhtml).replace(MARKED_SECTION, '').trim();
  return text === '' ? undefined : text;
}

function withoutWrapper(element: XmlElement): XmlElement {
  const [only, ...others] = element.children.filter((child) => isElement(child) || child.trim() !== '');
  return others.length === 0 && only !== undefined && isElement(only) && /^(xhtml:)?div$/.test(only.name)
    ? only
    : element;
}

const writeAll = ({ children }: XmlElement, xhtml: boolean): string =>
  children.map((child) => (isElement(child) ? write(child, xhtml) : xhtml ? escape(child) : child)).join('');

function write(element: XmlElement, xhtml: boolean): string {
  const tag = element.name.startsWith('xhtml:') ? element.name.slice('xhtml:'.length) : element.tag;
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !/^xml(ns)?(:|$)/.test(name))
    .map(([name, value]) => ` ${name}="${escape(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (/^(br|hr|img|wbr)$/i.test(tag)) return `<${tag}${attributes}>`;
  return `<${tag}${attributes}>${writeAll(element, xhtml)}</${tag}>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
