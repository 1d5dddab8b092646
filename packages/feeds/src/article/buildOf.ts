import { isTag } from 'domhandler';
import type { Block } from './blocks.ts';
import type { PageElement } from './page.ts';

export type BuildOf = (block: Block) => string;

const WITHIN_PARAGRAPHS = /^(?:p|li|ul|ol|blockquote|h[1-6]|dl|dd|dt|pre|table|tbody|tr|td|th|thead|figure)$/;

/** The names of the two elements around a block's paragraph: those of one article are mostly the same. */
export function createBuildOf(): BuildOf {
  const known = new Map<PageElement, string>();
  return ({ element }) => {
    const cached = known.get(element);
    if (cached !== undefined) return cached;
    let around: PageElement = element;
    while (WITHIN_PARAGRAPHS.test(around.name) && around.parent && isTag(around.parent))
      around = around.parent;
    const outer = around.parent;
    const build = `${nameOf(around)}<${outer && isTag(outer) ? nameOf(outer) : ''}`;
    known.set(element, build);
    return build;
  };
}

/** Its element and first classes, without the numbers of modules; the numbers of a grid tell columns apart. */
function nameOf({ name, attribs }: PageElement): string {
  const classes = (attribs['class'] ?? '').trim().split(/\s+/, 3);
  if (classes.join('') === '')
    return name === 'div' ? `div#${(attribs['id'] ?? '').replace(/\d+/g, '')}` : name;
  return [name, ...classes.map((word) => (GRID.test(word) ? word : word.replace(/\d+/g, '')))].join('.');
}

const GRID = /^(?:\w+:)?(?:col|column|span|grid|large|medium|small|w|one|two|uk-width)(?:-|\d|$)/;
