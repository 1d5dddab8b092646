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

/** Its element and first classes, without the numbers of modules. */
const nameOf = ({ name, attribs }: PageElement): string =>
  `${name}.${(attribs['class'] ?? '').trim().replace(/\d+/g, '').split(/\s+/).slice(0, 3).join('.')}`;
