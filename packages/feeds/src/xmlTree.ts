import { Parser } from 'htmlparser2';
import { writeBounded } from './writeBounded.ts';

/** An element of a feed; names are lower case, with their prefix. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The text directly inside. */
  text: string;
};

const MAX_DEPTH = 64;
const MAX_OPEN = 256;
const MAX_ELEMENTS = 400_000;

/**
 * Reads XML as tolerantly as feeds need it: bare ampersands, unknown entities and prefixes, truncated ends. Has no
 * document types and no entities of its own, so nothing expands. Bounded in depth and number of elements.
 */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  let elements = 0;
  let skipped = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.length > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
          skipped++;
          return;
        }
        const element: XmlElement = { name: name.toLowerCase(), attributes, children: [], text: '' };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => {
        const current = open.at(-1);
        if (current) current.text += text;
      },
      onclosetag: () => {
        if (skipped > 0) skipped--;
        else if (open.length > 1) open.pop();
      },
    },
    {
      xmlMode: true,
      decodeEntities: true,
      recognizeCDATA: true,
      lowerCaseTags: false,
      lowerCaseAttributeNames: true,
    },
  );
  writeBounded(parser, clean(xml), () => open.length + skipped > MAX_OPEN);
  return root;
}

/** Leading noise, and control characters that XML does not allow. */

const clean = (xml: string): string =>
  xml.replace(/^[\s\ufeff]+/, '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');

export const childOf = (element: XmlElement, ...names: string[]): XmlElement | undefined => {
  for (const name of names) {
    const found = element.children.find((child) => child.name === name);
    if (found) return found;
  }
  return undefined;
};

export const childrenOf = (element: XmlElement, ...names: string[]): XmlElement[] =>
  element.children.filter(({ name }) => names.includes(name));

/** The first of the named children that has text. */
export function textOf(element: XmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const text = allText(child).trim();
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** All text inside, with markup that was not escaped written out again. */
export const allText = (element: XmlElement): string =>
  element.children.length === 0
    ? element.text
    : element.text +
      element.children.map((child) => `<${child.name}>${allText(child)}</${child.name}>`).join('');
