import { isTag } from 'domhandler';
import { isHeading, liveIndexes, type Block, type PageText } from './blocks.ts';
import { dropForeignSections } from './dropForeignSections.ts';
import { dropLinks } from './dropLinks.ts';
import { isWithin, type PageElement } from './page.ts';
import { dropSiteLines } from './siteLines.ts';
import { trimEnds } from './trimEnds.ts';

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
