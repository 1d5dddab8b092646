import { isTag } from 'domhandler';
import { isHeading, liveIndexes, type Block, type PageText } from './blocks.ts';
import { dropForeignSections } from './dropForeignSections.ts';
import { dropLinks } from './dropLinks.ts';
import { isWithin, type PageElement } from './page.ts';
import { dropSiteLines, isByline } from './siteLines.ts';

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
  dropLinks(text);
  dropRepeats(text, title);
  dropForeignSections(text);
  dropSiteLines(text);
  dropCaptions(text);
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

const CAPTION = 120;

/** A short line in one paragraph with a picture. */
function dropCaptions(text: PageText): void {
  const hasPicture = createHasPicture();
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (!block || block.text.length > CAPTION || /[.؟!]$/.test(block.text) || isHeading(block)) continue;
    if (block.element.name === 'p' && hasPicture(block.element)) text.live[i] = 0;
  }
}

/** A paragraph of many lines is looked through once. */
function createHasPicture(): (element: PageElement) => boolean {
  const known = new Map<PageElement, boolean>();
  const look = ({ children }: PageElement): boolean =>
    children.some(
      (child) => isTag(child) && (child.name === 'img' || child.name === 'picture' || look(child)),
    );
  return (element) => {
    const found = known.get(element) ?? look(element);
    known.set(element, found);
    return found;
  };
}

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
