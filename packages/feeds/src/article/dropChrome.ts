import { isTag } from 'domhandler';
import { createTotals, type PageText, type Span, type Totals } from './blocks.ts';
import { chromeNames, isHidden, type ChromeKind, type ChromeName } from './chromeNames.ts';
import type { Page, PageElement } from './page.ts';

const CHROME_TAGS = new Set(['nav', 'footer', 'form', 'header', 'menu']);
const CHROME_ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar tablist toolbar button tab'.split(
    ' ',
  ),
);
const NEVER_CHROME = new Set(['html', 'body', 'main', 'article']);

/** Of the page's prose: what an element may hold and still be chrome. */
const MOST = 0.6;
const MOST_IN_TAG = 0.3;
const MOST_BY_NAME: Readonly<Record<ChromeKind, number>> = {
  label: 0.1,
  chrome: 0.35,
  beside: 0.5,
  readers: 0.85,
};
const LABEL_CHARS = 600;

type Judge = {
  readonly totals: (span: Span | undefined) => Totals;
  readonly pageWeight: number;
  /** How much prose stands under each name: one that covers the article is no name of chrome on this page. */
  readonly proseUnder: ReadonlyMap<string, number>;
  /** Blocks of what says that it is the article: its headline, its main element, its lead. */
  readonly landmarks: readonly number[];
};

/** Leaves out the parts of a page that are never part of an article, by their elements, roles and names. */
export function dropChrome(page: Page, text: PageText): void {
  const totals = createTotals(text);
  const judge: Judge = {
    totals,
    pageWeight: totals({ start: 0, end: text.blocks.length }).weight,
    proseUnder: measureNames(page, text.spans, totals),
    landmarks: landmarksIn(text),
  };
  walkFilled(page, text.spans, (element, span) => {
    if (!isChrome(element, span, judge)) return true;
    text.live.fill(0, span.start, span.end);
    return false;
  });
}

/** Visits elements with text from the outside in, as long as `enter` says so. */
function walkFilled(
  page: Page,
  spans: ReadonlyMap<PageElement, Span>,
  enter: (element: PageElement, span: Span) => boolean,
  leave?: (element: PageElement) => void,
): void {
  const visit = (element: PageElement): void => {
    const span = spans.get(element);
    if (!span || span.start === span.end || !enter(element, span)) return;
    element.children.filter(isTag).forEach(visit);
    leave?.(element);
  };
  page.children.filter(isTag).forEach(visit);
}

function isChrome(
  element: PageElement,
  span: Span,
  { totals, pageWeight, proseUnder, landmarks }: Judge,
): boolean {
  const own = totals(span);
  if (NEVER_CHROME.has(element.name) || own.weight > MOST * pageWeight) return false;
  if (isHidden(element) || CHROME_ROLES.has(element.attribs['role'] ?? '')) return true;
  const hasLandmark = landmarks.some((at) => span.start <= at && at < span.end);
  // the header of the article holds its lead
  const isHead = element.name === 'header' && hasLandmark;
  if (!isHead && CHROME_TAGS.has(element.name) && own.weight < MOST_IN_TAG * pageWeight) return true;
  if (element.name === 'aside' && !isPartOfStory(element, own)) return true;
  if (hasLandmark) return false;
  return namesOf(element).some(({ word, kind }) => {
    if (kind === 'label' && own.chars >= LABEL_CHARS) return false;
    const prose = kind === 'beside' || kind === 'readers' ? own.weight : (proseUnder.get(word) ?? 0);
    return prose < MOST_BY_NAME[kind] * pageWeight || pageWeight === 0;
  });
}

/** A main element and the body of the article, where each is the only one; the only headline of the first rank. */
function landmarksIn({ spans, blocks }: PageText): number[] {
  const found = new Map<string, number[]>();
  const note = (mark: string, at: number) => found.set(mark, [...(found.get(mark) ?? []), at].slice(0, 2));
  for (const [{ name, attribs }, { start, end }] of spans) {
    if (start === end) continue;
    if (name === 'main' || attribs['role'] === 'main') note('main', start);
    if (attribs['itemprop'] === 'articleBody') note('body', start);
  }
  blocks.forEach(({ element }, i) => {
    if (element.name === 'h1') note('h1', i);
  });
  return [...found.values()].filter(({ length }) => length === 1).flat();
}

/** Captions are told by their element as by a name: in a story of pictures they are the text. */
const namesOf = (element: PageElement): readonly ChromeName[] =>
  element.name === 'figcaption'
    ? [{ word: 'figcaption', kind: 'chrome' }, ...chromeNames(element)]
    : chromeNames(element);

function measureNames(
  page: Page,
  spans: ReadonlyMap<PageElement, Span>,
  totals: (span: Span) => Totals,
): ReadonlyMap<string, number> {
  const prose = new Map<string, number>();
  const open = new Map<string, PageElement>();
  const enter = (element: PageElement, span: Span): boolean => {
    for (const { word } of namesOf(element)) {
      if (open.has(word)) continue;
      open.set(word, element);
      prose.set(word, (prose.get(word) ?? 0) + totals(span).weight);
    }
    return true;
  };
  walkFilled(page, spans, enter, (element) => {
    for (const { word } of namesOf(element)) if (open.get(word) === element) open.delete(word);
  });
  return prose;
}

/** An aside within the article that reads like prose is a box of the story. */
function isPartOfStory(element: PageElement, { weight, chars, linkChars }: Totals): boolean {
  if (weight < 100 || linkChars > 0.25 * chars) return false;
  for (let at = element.parent; at; at = at.parent) {
    if (isTag(at) && (at.name === 'article' || at.attribs['itemprop'] === 'articleBody')) return true;
  }
  return false;
}
