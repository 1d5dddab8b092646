import { isTag } from 'domhandler';
import { createTotals, liveIndexes, type Block, type PageText } from './blocks.ts';
import type { PageElement } from './page.ts';

const LINKED = 0.9;
const SKIPS = 0.5;
const HEADLINE_CHARS = 35;
const KEEPS_LINKS = /^(?:li|tr|td|th|dd|dt|h[1-6])$/;

/** Leaves out what leads elsewhere: lists of headlines, cards, lines that are nothing but a link. */
export function dropLinks(text: PageText): void {
  dropLinkLists(text);
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (block && isLinkLine(block)) text.live[i] = 0;
  }
}

/** Tables of contents, and lists of headlines; short links as items of the article stay. */
function dropLinkLists(text: PageText): void {
  const totals = createTotals(text);
  for (const [element, span] of text.spans) {
    if (element.name !== 'ul' && element.name !== 'ol') continue;
    const { chars, linkChars, inPageChars } = totals(span);
    if (chars === 0 || linkChars < LINKED * chars) continue;
    const isContents = inPageChars > 0.7 * linkChars;
    const isNested = element.parent !== null && isTag(element.parent) && element.parent.name === 'li';
    const isHeadlines = !isNested && chars >= HEADLINE_CHARS * (span.end - span.start);
    if (isContents || isHeadlines) text.live.fill(0, span.start, span.end);
  }
}

function isLinkLine({ linkChars, inPageChars, text, element }: Block): boolean {
  // «تخطى القصص المقترحة وواصل القراءة»
  if (inPageChars > SKIPS * text.length && !KEEPS_LINKS.test(element.name)) return true;
  if (linkChars <= LINKED * text.length) return false;
  return !KEEPS_LINKS.test(element.name) || isInCard(element);
}

const MOST_UP = 8;

/** A link around a heading and more is a card; one within a heading is an anchor. */
function isInCard(element: PageElement): boolean {
  let at = element.parent;
  for (let up = 0; up < MOST_UP && at && isTag(at); up++, at = at.parent) {
    if (at.name === 'a' && at.attribs['href'] !== undefined) return true;
  }
  return false;
}
