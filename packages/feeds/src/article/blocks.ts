import { isTag, isText, type ChildNode } from 'domhandler';
import { isSuspect } from './chromeNames.ts';
import type { Page, PageElement } from './page.ts';

/** A run of text between two boundaries of blocks: a paragraph, a heading, an item, a cell, a line. */
export type Block = {
  readonly text: string;
  readonly linkChars: number;
  /** Characters of links to places on the page itself. */
  readonly inPageChars: number;
  /** The innermost block element around it. */
  readonly element: PageElement;
  /** Goes on in the line of the block before, from which only an inline element parts it. */
  readonly joins: boolean;
  /** Characters as far as they look like prose; 0 for headings, labels and links. */
  weight: number;
};

/** Blocks from `start` on, before `end`. */
export type Span = { readonly start: number; readonly end: number };

/** The text of a page; stages put 0 in `live` for what is no part of the article. */
export type PageText = {
  readonly blocks: readonly Block[];
  readonly spans: ReadonlyMap<PageElement, Span>;
  readonly live: Uint8Array;
};

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements within a line; all others part lines, unknown and custom ones too. */
const PHRASING = names(
  'a abbr acronym b bdi bdo big blink button cite code data del dfn em font i img ins kbd label mark meter nobr o:p output picture progress q rp rt ruby s samp small source span strike strong sub sup time track tt u var wbr',
);
/** Elements whose text nobody reads in an article. */
const SILENT = names(
  'head script style noscript template svg iframe frame frameset select option textarea object embed video audio canvas button input dialog map applet marquee amp-ad amp-embed amp-sidebar amp-consent amp-user-notification amp-social-share amp-analytics amp-iframe amp-state',
);
const HEADING = /^h[1-6]$/;

/** Places of the blocks that are still part of the article. */
export const liveIndexes = ({ blocks, live }: PageText): number[] =>
  blocks.flatMap((_, i) => (live[i] ? [i] : []));

export const isHeading = ({ element }: Block): boolean => HEADING.test(element.name);

/** Reads the text of a page in one walk. */
export function readBlocks(page: Page | PageElement): PageText {
  const blocks: Block[] = [];
  const spans = new Map<PageElement, Span>();
  const open = {
    text: '',
    linkChars: 0,
    inPageChars: 0,
    joins: false,
    element: undefined as PageElement | undefined,
  };
  // a link that was never closed ends where the next begins, as browsers have it
  let link: 'none' | 'away' | 'in page' = 'none';

  const close = (within: PageElement | undefined, joins = false) => {
    const text = open.text.replace(/\s+/g, ' ').trim();
    const element = open.element ?? within;
    if (text !== '' && element) blocks.push(toBlock(text, { ...open, element }));
    Object.assign(open, { text: '', linkChars: 0, inPageChars: 0, joins, element: undefined });
  };
  const addText = (data: string, within: PageElement | undefined) => {
    if (open.element === undefined && /\S/.test(data)) open.element = within;
    open.text += data;
    if (link === 'none') return;
    const chars = data.replace(/\s+/g, ' ').length;
    open.linkChars += chars;
    if (link === 'in page') open.inPageChars += chars;
  };
  const addRow = (element: PageElement, row: string, within: PageElement | undefined) => {
    close(within);
    const start = blocks.length;
    if (row !== '')
      blocks.push({ text: row, linkChars: 0, inPageChars: 0, element, joins: false, weight: 0 });
    spans.set(element, { start, end: blocks.length });
  };
  const walkChildren = (children: readonly ChildNode[], within: PageElement | undefined) => {
    for (const child of children) {
      if (isText(child)) addText(child.data, within);
      else if (isTag(child)) walk(child, within);
    }
  };
  const walk = (element: PageElement, within: PageElement | undefined) => {
    const { name } = element;
    if (name === 'br' || name === 'hr') return close(within);
    if (SILENT.has(name) && !(name === 'button' && within && HEADING.test(within.name))) return;
    if (name === 'tr') {
      const row = readDataRow(element);
      if (row !== undefined) return addRow(element, row, within);
    }
    const isBlock = !PHRASING.has(name);
    const parts = isBlock || (within?.name !== 'pre' && isSuspect(element));
    if (parts) close(within, !isBlock);
    const start = blocks.length;
    if (name === 'a') link = linkOf(element);
    walkChildren(element.children, isBlock ? element : within);
    if (name === 'a') link = 'none';
    if (parts) close(isBlock ? element : within, !isBlock);
    spans.set(element, { start, end: blocks.length });
  };
  if (isTag(page)) walk(page, undefined);
  else walkChildren(page.children, undefined);
  if (blocks.every(({ weight }) => weight === 0)) weighVerse(blocks);
  return { blocks, spans, live: new Uint8Array(blocks.length).fill(1) };
}

function linkOf({ attribs: { href } }: PageElement): 'none' | 'away' | 'in page' {
  if (href === undefined) return 'none';
  return href.startsWith('#') ? 'in page' : 'away';
}

const MAX_CELL = 120;

/** The cells of a row of data, joined; undefined for a row that lays out a page. */
function readDataRow(row: PageElement): string | undefined {
  const cells = row.children.filter(isTag);
  if (cells.length < 2) return undefined;
  const texts: string[] = [];
  for (const cell of cells) {
    const text = inlineText(cell);
    if (text === undefined || text.length > MAX_CELL) return undefined;
    texts.push(text);
  }
  return texts.filter(Boolean).join(' | ');
}

/** The text of an element that holds nothing but a line. */
function inlineText({ children }: PageElement, depth = 0): string | undefined {
  let text = '';
  for (const child of children) {
    if (isText(child)) text += child.data;
    else if (isTag(child)) {
      if (SILENT.has(child.name)) continue;
      const inner =
        child.name === 'br'
          ? ' '
          : (child.name !== 'p' && !PHRASING.has(child.name)) || depth > 8
            ? undefined
            : inlineText(child, depth + 1);
      if (inner === undefined) return undefined;
      text += inner;
    }
    if (text.length > 4 * MAX_CELL) return undefined;
  }
  return text.replace(/\s+/g, ' ').trim();
}

type Open = Omit<Block, 'weight' | 'text'>;

function toBlock(text: string, { linkChars, ...open }: Open): Block {
  const links = Math.min(linkChars, text.length);
  return { ...open, text, linkChars: links, weight: proseWeight(text, links / text.length, open.element) };
}

const MIN_PROSE = 40;

function proseWeight(text: string, linkShare: number, element: PageElement): number {
  if (text.length < MIN_PROSE || linkShare >= 0.5 || HEADING.test(element.name)) return 0;
  return text.length * (1 - linkShare) * (/[.!?؟…:؛،,]/.test(text) ? 1 : 0.3);
}

const MIN_VERSE = 12;

/** Where no line is long enough for prose, as in a poem, lines count that are no links. */
function weighVerse(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.text.length >= MIN_VERSE && block.linkChars === 0 && !isHeading(block))
      block.weight = block.text.length;
  }
}

export type Totals = {
  readonly chars: number;
  readonly linkChars: number;
  readonly inPageChars: number;
  readonly weight: number;
};

/** Sums over the live blocks, for any span at once. */
export function createTotals({ blocks, live }: PageText): (span: Span | undefined) => Totals {
  const sum = (valueOf: (block: Block) => number) => {
    const sums = new Float64Array(blocks.length + 1);
    blocks.forEach((block, i) => (sums[i + 1] = (sums[i] ?? 0) + (live[i] ? valueOf(block) : 0)));
    return ({ start, end }: Span) => (sums[end] ?? 0) - (sums[start] ?? 0);
  };
  const chars = sum(({ text }) => text.length);
  const linkChars = sum((block) => block.linkChars);
  const inPageChars = sum((block) => block.inPageChars);
  const weight = sum((block) => block.weight);
  const none = { start: 0, end: 0 };
  return (span = none) => ({
    chars: chars(span),
    linkChars: linkChars(span),
    inPageChars: inPageChars(span),
    weight: weight(span),
  });
}
