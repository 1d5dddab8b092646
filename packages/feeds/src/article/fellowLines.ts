import { isTag } from 'domhandler';
import type { Block } from './blocks.ts';
import { createBuildOf } from './buildOf.ts';
import type { PageElement } from './page.ts';
import { isByline } from './siteLines.ts';

const WITHIN_PARAGRAPHS = /^(?:p|li|ul|ol|blockquote|dl|dd|dt)$/;

/** Tells which lines are built as the paragraphs of the text: in one element with prose, or beside it in a like element. */
export function createIsFellow(blocks: readonly Block[]): (block: Block) => boolean {
  const buildOf = createBuildOf();
  const lines = new Map<PageElement, number>();
  for (const { element } of blocks) lines.set(element, (lines.get(element) ?? 0) + 1);
  const elements = new Set<PageElement>();
  const beside = new Map<PageElement | undefined, Set<string>>();
  const builds = new Set<string>();
  for (const block of blocks) {
    const { element, weight, text } = block;
    if (weight === 0 || isByline(text)) continue;
    elements.add(element);
    // an element of many lines is no paragraph, and those like it are no paragraphs of its text
    if (element.name !== 'p' && (lines.get(element) ?? 0) > 1) continue;
    const container = containerOf(element);
    beside.set(container, (beside.get(container) ?? new Set()).add(nameOf(element)));
    const build = buildOf(block);
    if (build.includes('.')) builds.add(`${nameOf(element)}<${build}`);
  }
  return (block) =>
    elements.has(block.element) ||
    beside.get(containerOf(block.element))?.has(nameOf(block.element)) === true ||
    builds.has(`${nameOf(block.element)}<${buildOf(block)}`);
}

/** A div without a name is a paragraph as well. */
const nameOf = ({ name, attribs }: PageElement): string => {
  const classes = attribs['class']?.trim() ?? '';
  return `${name === 'div' && classes === '' && !attribs['id'] ? 'p' : name}.${classes}`;
};

function containerOf({ parent }: PageElement): PageElement | undefined {
  let around = parent;
  while (around && isTag(around) && WITHIN_PARAGRAPHS.test(around.name)) around = around.parent;
  return around && isTag(around) ? around : undefined;
}
