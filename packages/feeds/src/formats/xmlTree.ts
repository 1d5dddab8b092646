import { readMarkup } from '../readMarkup.ts';
import { prepareXml } from './prepareXml.ts';
import { nameWithin, OUTERMOST, scopeWithin, type Scope } from './xmlNames.ts';

/** An element of a feed. */
export type XmlElement = {
  /** In lower case, with the one prefix of its namespace: see xmlNames.ts. */
  readonly name: string;
  /** As written. */
  readonly tag: string;
  /** By name in lower case, as written. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Texts and elements, in order. */
  readonly children: (XmlElement | string)[];
  /** What `xml:base` here and further out make of it. */
  readonly base: string | undefined;
  /** The elements among the children, by name; made when it is first asked for. */
  byName?: ReadonlyMap<string, XmlElement[]>;
  /** The text ended before the element did. */
  cut: boolean;
};

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 400_000;
const MAX_ATTRIBUTES = 64;

/**
 * Reads XML as tolerantly as feeds need it: bare ampersands and brackets, unknown entities and prefixes, wrong and
 * missing closing tags, truncated ends. Knows no document types, so nothing expands; bounded in depth, elements and
 * attributes, and linear in time. `address` is what the outermost `xml:base` is relative to.
 */
export function parseXml(xml: string, address?: string): XmlElement {
  const text = prepareXml(xml);
  const tree = createTree(address);
  let attribute = '';
  let value = '';
  readMarkup(
    text,
    {
      onopentagname: (start, end) => tree.open(text.slice(start, end)),
      onattribname: (start, end) => {
        attribute = text.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => (value += text.slice(start, end)),
      onattribentity: (code) => (value += characterOf(code)),
      onattribend: () => tree.attribute(attribute, value),
      onopentagend: () => tree.enter(),
      onselfclosingtag: () => tree.enterAndLeave(),
      onclosetag: (start, end) => tree.close(text.slice(start, end).trim().toLowerCase()),
      ontext: (start, end) => tree.text(text.slice(start, end)),
      ontextentity: (code) => tree.text(characterOf(code)),
      oncdata: (start, end, offset) => tree.text(text.slice(start, end - offset)),
    },
    { xmlMode: true },
  );
  return tree.end();
}

/** Numbers from 128 to 159 are meant as in windows-1252, as in HTML. */
const characterOf = (code: number): string =>
  code >= 0x80 && code <= 0x9f
    ? new TextDecoder('windows-1252').decode(Uint8Array.of(code))
    : String.fromCodePoint(code);

type Open = { readonly element: XmlElement; readonly tag: string; readonly scope: Scope };

/** Grows the tree of what a tokenizer finds. */
function createTree(address: string | undefined) {
  const root = createElement('', '', {}, undefined);
  const opened: Open[] = [{ element: root, tag: '', scope: OUTERMOST }];
  let elements = 0;
  let tooDeep = 0;
  /** The prefix of the feed's own elements, which are called by their names alone. */
  let home: string | undefined;
  let tag = '';
  let attributes: Record<string, string> = {};
  let attributeCount = 0;
  const top = (): Open => opened.at(-1) as Open;

  const nameOf = (scope: Scope): string => {
    const name = nameWithin(scope, tag);
    const colon = name.indexOf(':');
    if (home === undefined && ROOT.test(name.slice(colon + 1))) home = name.slice(0, colon + 1);
    return home && home !== 'rdf:' && name.startsWith(home) ? name.slice(home.length) : name;
  };

  /** Whether something was opened that wants closing. */
  const enter = (): boolean => {
    if (opened.length > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
      tooDeep++;
      return true;
    }
    const scope = scopeWithin(top().scope, attributes);
    const name = nameOf(scope);
    leaveUnclosed(opened, name);
    const { element: parent } = top();
    const element = createElement(
      name,
      tag,
      attributes,
      baseWithin(parent.base, attributes['xml:base'], address),
    );
    parent.children.push(element);
    if (VOID.test(name)) return false;
    opened.push({ element, tag: tag.toLowerCase(), scope });
    return true;
  };
  const leave = (): void => {
    if (tooDeep > 0) tooDeep--;
    else opened.pop();
  };

  return {
    open: (name: string): void => {
      tag = name;
      attributes = Object.create(null) as Record<string, string>;
      attributeCount = 0;
    },
    attribute: (name: string, value: string): void => {
      if (++attributeCount <= MAX_ATTRIBUTES) attributes[name] ??= value;
    },
    enter,
    enterAndLeave: (): void => {
      if (enter()) leave();
    },
    close: (name: string): void => {
      const depth = depthOf(opened, name);
      if (tooDeep > 0 && (depth === undefined || MARKUP.test(name))) tooDeep--;
      else {
        opened.length = depth ?? depthAfterStray(opened, name);
        tooDeep = 0;
      }
    },
    text: (text: string): void => {
      const { children } = top().element;
      const last = children.length - 1;
      if (typeof children[last] === 'string') children[last] += text;
      else children.push(text);
    },
    end: (): XmlElement => {
      for (const { element } of opened) element.cut = true;
      return root;
    },
  };
}

const createElement = (
  name: string,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  base: string | undefined,
): XmlElement => ({ name, tag, attributes, children: [], base, cut: false });

const baseWithin = (
  outer: string | undefined,
  base: string | undefined,
  address: string | undefined,
): string | undefined =>
  base === undefined ? outer : (URL.parse(base.trim(), outer ?? address)?.href ?? outer);

const ROOT = /^(?:rss|rdf|channel|feed|entry|urlset|sitemapindex)$/;
/** Elements of HTML that have no end; `link` and `source` are others in a feed. */
const VOID = /^(?:xhtml:)?(?:br|hr|img|wbr)$/;
/** What a feed is a list of, and what holds it. */
const HOLDERS = new Map([
  ['item', /^(?:channel|rss|rdf:rdf|rdf)$/],
  ['entry', /^feed$/],
  ['url', /^urlset$/],
]);
/** Fields of a story or a channel; what comes after one that was not closed is not inside it. */
const FIELD =
  /^(?:title|link|description|pubdate|guid|category|author|comments|summary|content|id|updated|published|loc|lastmod|language|copyright|generator|[a-z]+:\w+)$/;
/** Closing tags that stray from markup in a field. */
const MARKUP =
  /^(?:a|abbr|article|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|form|h[1-6]|head|hr|html|i|iframe|img|ins|label|li|nobr|ol|p|picture|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video|wbr)$/;

/** A story begins: whatever is open of the one before has no end of its own. */
function leaveUnclosed(opened: Open[], name: string): void {
  const holder = HOLDERS.get(name);
  if (!holder) return;
  for (let depth = opened.length; depth > 0; depth--) {
    const open = opened[depth - 1]?.element.name ?? '';
    if (holder.test(open)) opened.length = depth;
    if (open !== name && !FIELD.test(open)) return;
  }
}

/** How much stays open after the closing tag of something that is open. */
function depthOf(opened: readonly Open[], name: string): number | undefined {
  for (let depth = opened.length; depth > 1; depth--) if (opened[depth - 1]?.tag === name) return depth - 1;
  return undefined;
}

/** After any other closing tag: a slip of the pen for the field that is open, or stray. */
const depthAfterStray = (opened: readonly Open[], name: string): number =>
  FIELD.test(opened.at(-1)?.element.name ?? '') && !MARKUP.test(name) ? opened.length - 1 : opened.length;
