import { isTag } from 'domhandler';
import { createTotals, isHeading, type Block, type PageText, type Span, type Totals } from './blocks.ts';
import { createBuildOf, type BuildOf } from './buildOf.ts';
import { headlineIn } from './headlineIn.ts';
import { lightenTeasers } from './lightenTeasers.ts';
import type { Page, PageElement } from './page.ts';

/** Where one part holds this much of the prose, the article is within it. */
const CORE = 0.5;
/** The part with the headline counts so many times. */
const HEADLINE = 4;
/** What stands before the article is its introduction where so much of it is prose. */
const PROSE_BEFORE = 0.5;
/** What stands behind it is part of it where it has so much of the core's prose, and is itself prose. */
const LENGTH_BEHIND = 0.6;
const PROSE_BEHIND = 0.6;
/** A build of paragraphs is the article's where it has this share of its prose. */
const MAIN_BUILD = 0.1;
/** Teasers weigh less. */
const LEAST_WEIGHT = 12;

const PARAGRAPH_LEVEL = /^(?:p|li|ul|ol|dl|table|blockquote|h[1-6]|pre|dd)$/;

/**
 * Goes from the page towards the part with the most prose, and at each level leaves out the neighbours that are no part
 * of the article: it keeps those whose paragraphs are built as the core's, and introductions.
 */
export function keepBody(page: Page, text: PageText, title: string | undefined): void {
  lightenTeasers(text);
  const level = {
    text,
    totals: createTotals(text),
    buildOf: createBuildOf(),
    headlines: headlinesIn(text, title),
  };
  for (let at: Page | PageElement | undefined = page; at;) at = enter(at, level);
}

type Level = {
  readonly text: PageText;
  readonly totals: (span: Span | undefined) => Totals;
  readonly buildOf: BuildOf;
  /** Where headlines stand; the article's own first. */
  readonly headlines: readonly number[];
};

/** The core of an element, once its neighbours are judged; undefined where the article is the element as it is. */
function enter(at: Page | PageElement, level: Level): PageElement | undefined {
  const { text, totals, headlines } = level;
  const parts = at.children.filter(isTag).filter((part) => totals(text.spans.get(part)).chars > 0);
  const own = (part: PageElement): number => {
    const span = text.spans.get(part);
    return totals(span).weight * (holds(span, headlines[0]) ? HEADLINE : 1);
  };
  const core = parts.reduce<PageElement | undefined>(
    (best, part) => (own(part) > (best ? own(best) : 0) ? part : best),
    undefined,
  );
  if (!core || (PARAGRAPH_LEVEL.test(core.name) && core.name !== 'table')) return undefined;
  const all = parts.reduce((sum, part) => sum + own(part), 0);
  const whole = totals(isTag(at) ? text.spans.get(at) : { start: 0, end: text.blocks.length }).weight;
  if (own(core) < CORE * Math.max(all, whole)) return undefined;
  keepNeighbours(parts, core, level);
  return core;
}

/** A heading goes with what follows it. */
function keepNeighbours(parts: readonly PageElement[], core: PageElement, level: Level): void {
  const { text } = level;
  const isKept = createIsKept(parts, core, level);
  let headings: PageElement[] = [];
  for (const part of parts) {
    if (part !== core && liveBlocks(part, text).every(isHeading)) {
      headings.push(part);
      continue;
    }
    if (part !== core && !isKept(part)) for (const left of [...headings, part]) drop(left, text);
    headings = [];
  }
  for (const left of headings) drop(left, text);
}

function createIsKept(
  parts: readonly PageElement[],
  core: PageElement,
  { text, totals, buildOf, headlines }: Level,
) {
  const totalsOf = (part: PageElement) => totals(text.spans.get(part));
  const coreSpan = text.spans.get(core);
  const coreWeight = totals(coreSpan).weight;
  const coreHasHeadline = headlines.some((at) => holds(coreSpan, at));
  const builds = mainBuilds(core, buildOf, text);
  const coreStart = coreSpan?.start ?? 0;
  const paragraphs = new Set(
    parts.filter((part) => part !== core && PARAGRAPH_LEVEL.test(part.name) && totalsOf(part).weight > 0),
  );
  // a core of one block is a paragraph, and what is built like it a short one
  const isParagraph = liveBlocks(core, text).length === 1;
  const isLikeCore = ({ name, attribs }: PageElement): boolean =>
    name === core.name && attribs['class'] === core.attribs['class'] && attribs['id'] === core.attribs['id'];
  return (part: PageElement): boolean => {
    const { weight, chars } = totalsOf(part);
    const blocks = liveBlocks(part, text);
    const isBefore = (text.spans.get(part)?.start ?? 0) < coreStart;
    // another headline begins another article
    if (coreHasHeadline && !isBefore && headlines.some((at) => holds(text.spans.get(part), at))) return false;
    // an introduction stands under the headline
    if (headlines[0] !== undefined && (text.spans.get(part)?.end ?? 0) <= headlines[0]) return false;
    if (blocks.some((block) => block.weight > LEAST_WEIGHT && builds.has(buildOf(block)))) return true;
    if (paragraphs.size > 1 && paragraphs.has(part)) return true;
    if (isParagraph && isLikeCore(part) && blocks.every(({ linkChars }) => linkChars === 0)) return true;
    if (!isBefore)
      return (
        core.name !== 'article' && weight >= LENGTH_BEHIND * coreWeight && weight >= PROSE_BEHIND * chars
      );
    const headingChars = blocks.filter(isHeading).reduce((sum, block) => sum + block.text.length, 0);
    return weight > 0 && weight >= PROSE_BEFORE * (chars - headingChars);
  };
}

function headlinesIn(text: PageText, title: string | undefined): number[] {
  const titled = headlineIn(text, title);
  const headings = text.blocks.flatMap(({ element }, i) => (element.name === 'h1' ? [i] : []));
  return titled >= 0 ? [titled, ...headings.filter((i) => i !== titled)] : headings;
}

const holds = (span: Span | undefined, at: number | undefined): boolean =>
  span !== undefined && at !== undefined && span.start <= at && at < span.end;

function drop(part: PageElement, { spans, live }: PageText): void {
  const span = spans.get(part);
  if (span) live.fill(0, span.start, span.end);
}

function liveBlocks(part: PageElement, { spans, live, blocks }: PageText): Block[] {
  const { start, end } = spans.get(part) ?? { start: 0, end: 0 };
  return blocks.slice(start, end).filter((_, i) => live[start + i]);
}

function mainBuilds(core: PageElement, buildOf: BuildOf, text: PageText): ReadonlySet<string> {
  const weights = new Map<string, number>();
  let all = 0;
  for (const block of liveBlocks(core, text)) {
    const build = buildOf(block);
    weights.set(build, (weights.get(build) ?? 0) + block.weight);
    all += block.weight;
  }
  return new Set([...weights].filter(([, weight]) => weight >= MAIN_BUILD * all).map(([build]) => build));
}
