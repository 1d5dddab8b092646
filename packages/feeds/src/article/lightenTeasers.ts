import { isTag } from 'domhandler';
import type { PageElement } from './page.ts';
import { createTotals, isHeading, type PageText, type Span, type Totals } from './blocks.ts';

const LIKE = 3;
const MOST_CHARS = 450;
const LEAST_LINK = 12;
const LINK_SHARE = 0.15;
const FACTOR = 0.02;

/**
 * Teasers of other articles read like prose, though several of one build stand side by side, each short and led by a link.
 * They weigh little, so that a short article among many of them is still found.
 */
export function lightenTeasers(text: PageText): void {
  const totals = createTotals(text);
  for (const [element, span] of text.spans) {
    if (totals(span).weight === 0 || isInArticle(element)) continue;
    for (const group of groupsAmong(element, text)) {
      const teasers = group.filter((member) => isTeaser(text.spans.get(member), totals, text));
      if (teasers.length < LIKE || teasers.length < 0.8 * group.length) continue;
      for (const teaser of teasers) lighten(text.spans.get(teaser), text);
    }
  }
}

function isInArticle(element: PageElement): boolean {
  for (let at: unknown = element; at && isTag(at as PageElement); at = (at as PageElement).parent)
    if ((at as PageElement).name === 'article') return true;
  return false;
}

/** Children of one build, three or more. */
function groupsAmong(element: PageElement, { spans }: PageText): PageElement[][] {
  const groups = new Map<string, PageElement[]>();
  for (const child of element.children) {
    if (!isTag(child)) continue;
    const span = spans.get(child);
    if (!span || span.start === span.end) continue;
    const build = `${child.name} ${(child.attribs['class'] ?? '').trim().split(/\s+/)[0] ?? ''}`;
    const group = groups.get(build);
    if (group) group.push(child);
    else groups.set(build, [child]);
  }
  return [...groups.values()].filter(({ length }) => length >= LIKE);
}

function isTeaser(
  span: Span | undefined,
  totals: (span: Span | undefined) => Totals,
  { blocks }: PageText,
): boolean {
  const { chars, linkChars } = totals(span);
  if (!span || chars > MOST_CHARS || linkChars < LEAST_LINK) return false;
  if (linkChars > LINK_SHARE * chars) return true;
  return blocks
    .slice(span.start, span.end)
    .some((block) => isHeading(block) && block.linkChars > 0.8 * block.text.length);
}

function lighten(span: Span | undefined, { blocks }: PageText): void {
  for (const block of blocks.slice(span?.start, span?.end)) block.weight *= FACTOR;
}
