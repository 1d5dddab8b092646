import { isTag } from 'domhandler';
import { createTotals, isHeading, type Block, type PageText, type Span } from './blocks.ts';
import { readDateLine } from './dateLine.ts';
import { readLineKind } from './lineKinds.ts';
import { isWithin, type PageElement } from './page.ts';

/** The lines of an article's body, one a paragraph, from its first sentence to its last. */
export function keepLines(text: PageText, title: string | undefined): string[] {
  judgeBlocks(text, title);
  trimEnds(text);
  return toLines(text);
}

/** All lines of what is known to be the article and nothing else, without those of the site. */
export function keepAllLines(text: PageText, title: string | undefined): string[] {
  judgeBlocks(text, title);
  return toLines(text);
}

function judgeBlocks(text: PageText, title: string | undefined): void {
  dropLinkLists(text);
  dropLinkLines(text);
  dropRepeats(text, title);
  dropForeignSections(text);
  dropSiteLines(text);
  dropCaptions(text);
}

const liveIndexes = ({ blocks, live }: PageText): number[] => blocks.flatMap((_, i) => (live[i] ? [i] : []));

const LINKED = 0.9;
const HEADLINE_CHARS = 35;

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

const KEEPS_LINKS = /^(li|tr|td|th|dd|dt|h[1-6])$/;

/** A line that is nothing but a link leads elsewhere. */
function dropLinkLines({ blocks, live }: PageText): void {
  blocks.forEach(({ linkChars, text, element }, i) => {
    if (linkChars > LINKED * text.length && !KEEPS_LINKS.test(element.name)) live[i] = 0;
  });
}

const REPEATED = 60;

function dropRepeats(text: PageText, title: string | undefined): void {
  const seen = new Set<string>();
  for (const i of liveIndexes(text)) {
    const line = text.blocks[i]?.text ?? '';
    if (line === title || (line.length >= REPEATED && seen.has(line))) text.live[i] = 0;
    seen.add(line);
  }
}

const BOX_CHARS = 600;
const BOX_SHARE = 0.25;

/** «اقرأ أيضا» as a label goes with the box around it, or with the links behind it. */
function dropForeignSections(text: PageText): void {
  const totals = createTotals(text);
  const mostChars = Math.min(BOX_CHARS, BOX_SHARE * totals({ start: 0, end: text.blocks.length }).chars);
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (!block || !text.live[i] || block.linkChars > 0) continue;
    const found = readLineKind(block.text);
    if (!found?.isLabel || found.kind === 'credit' || found.kind === 'byline') continue;
    text.live[i] = 0;
    const box = boxLedBy(block.element, i, (span) => totals(span).chars <= mostChars, text);
    if (box) text.live.fill(0, box.start, box.end);
    else dropBehind(i, text);
  }
}

/** The largest small element that begins with a label. */
function boxLedBy(
  { parent }: PageElement,
  label: number,
  isSmall: (span: Span | undefined) => boolean,
  { spans, live }: PageText,
): Span | undefined {
  let box: Span | undefined;
  for (let at = parent; at && isTag(at); at = at.parent) {
    const span = spans.get(at);
    if (!span || !isSmall(span) || live.subarray(span.start, label).includes(1)) break;
    if (span.end > label + 1) box = span;
  }
  return box;
}

function dropBehind(label: number, { blocks, live }: PageText): void {
  for (let i = label + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !live[i]) continue;
    if ((isHeading(block) && block.linkChars === 0) || block.weight > 0) return;
    live[i] = 0;
  }
}

const SHORT_NOTE = 100;
const LINK_SHARE = 0.25;

function dropSiteLines(text: PageText): void {
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (block && isSiteLine(block)) text.live[i] = 0;
  }
}

function isSiteLine({ text, linkChars, element }: Block): boolean {
  if (!KEEPS_LINKS.test(element.name) && readDateLine(text) === 'alone') return true;
  const found = readLineKind(text);
  if (!found) return false;
  if (found.kind === 'credit' || found.kind === 'byline') return found.isMarked && text.length < SHORT_NOTE;
  return found.kind !== 'label' || found.isLabel || found.isMarked || linkChars > LINK_SHARE * text.length;
}

const CAPTION = 120;

/** A short line in one paragraph with a picture. */
function dropCaptions(text: PageText): void {
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (!block || block.text.length > CAPTION || /[.؟!]$/.test(block.text) || isHeading(block)) continue;
    if (block.element.name === 'p' && hasPicture(block.element)) text.live[i] = 0;
  }
}

const hasPicture = ({ children }: PageElement): boolean =>
  children.some(
    (child) => isTag(child) && (child.name === 'img' || child.name === 'picture' || hasPicture(child)),
  );

/** Leaves out what stands before the first sentence and behind the last: dates, writers, labels. */
function trimEnds(text: PageText): void {
  const at = liveIndexes(text);
  const block = (k: number) => text.blocks[at[k] ?? -1];
  let skipped = 0;
  let first = at.findIndex(
    (_, k) => isProse(block(k)) && (!isByline(block(k)?.text ?? '') || ++skipped > MOST_BYLINES),
  );
  while (first > 0 && isSubheading(block(first - 1))) first--;
  let last = at.length - 1;
  for (let bylines = 0; last >= 0 && isTail(block(last)); last--) {
    if (isByline(block(last)?.text ?? '') && ++bylines > MOST_BYLINES) break;
  }
  at.forEach((i, k) => {
    if (k < first || k > last) text.live[i] = 0;
  });
}

/** More lines with dates are a calendar. */
const MOST_BYLINES = 2;

const isProse = (block: Block | undefined): boolean => block !== undefined && block.weight > 0;

const isByline = (line: string): boolean =>
  readDateLine(line) !== undefined ||
  (line.length < SHORT_NOTE && !/[.؟!]$/.test(line) && readLineKind(line)?.kind === 'byline');

const isSubheading = (block: Block | undefined): boolean =>
  block !== undefined && isHeading(block) && block.element.name !== 'h1' && !isByline(block.text);

const isTail = (block: Block | undefined): boolean =>
  block !== undefined &&
  ((block.weight === 0 && block.text.length < 40 && !/^(li|tr)$/.test(block.element.name)) ||
    isByline(block.text));

function toLines(text: PageText): string[] {
  const lines: string[] = [];
  let before: Block | undefined;
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i] as Block;
    if (block.joins && before && isWithin(block.element, before.element))
      lines.push(`${lines.pop() ?? ''} ${block.text}`);
    else lines.push(block.text);
    before = block;
  }
  return lines;
}
