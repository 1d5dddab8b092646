import { isTag } from 'domhandler';
import { createTotals, liveIndexes, type PageText } from './blocks.ts';
import { chromeNames } from './chromeNames.ts';
import type { PageElement } from './page.ts';

export type IsOwn = (element: PageElement) => boolean;

/** So many blocks before the headline may still be about the article, and so many behind its end. */
const LINES_BEFORE = 6;
const LINES_BEFORE_TEXT = 12;
const LINES_BEHIND = 3;
const CARD_LINK_CHARS = 20;
const CARD_BLOCKS = 60;
const MOST_UP = 4;
const NOWHERE = { start: 0, end: 0 };

/**
 * Tells what on a page is about its article and not about another: what stands in the element that holds its headline and
 * its text, or near them, and in no box, strip or card of other stories. `text` has the article's blocks alone alive.
 */
export function createIsOwn(text: PageText, headline: number): IsOwn {
  const live = liveIndexes(text);
  const [first = -1, last = -1] = [live[0], live.at(-1)];
  if (first < 0) {
    const isForeign = createIsForeign();
    return (element) => !isForeign(element, false);
  }
  const totals = createTotals(text);
  const liveBefore = countsBefore(text.live);
  const holdsArticle = (element: PageElement): boolean => {
    const { start: from, end } = text.spans.get(element) ?? NOWHERE;
    return (liveBefore[end] ?? 0) > (liveBefore[from] ?? 0);
  };
  const isForeign = createIsForeign();
  const start = headline >= 0 && headline < first ? headline : first;
  const region = regionOf([start, first, last], text, headline >= 0);
  const isNear = (element: PageElement): boolean => {
    const span = text.spans.get(element);
    return (
      span === undefined ||
      (span.start >= start - (headline >= 0 ? LINES_BEFORE : LINES_BEFORE_TEXT) &&
        span.start <= last + LINES_BEHIND)
    );
  };
  // the page's body holds the masthead as well
  const isAround = ({ name }: PageElement): boolean => region === undefined || !WHOLE.test(name);
  const holdsHeadline = (element: PageElement): boolean => {
    const span = text.spans.get(element);
    return span !== undefined && span.start <= headline && headline < span.end;
  };
  /** It holds a link to another story. */
  const isCard = (element: PageElement): boolean => {
    const span = text.spans.get(element);
    if (
      !span ||
      span.end - span.start > CARD_BLOCKS ||
      totals(span).linkChars < CARD_LINK_CHARS ||
      holdsHeadline(element)
    )
      return false;
    return text.blocks
      .slice(span.start, span.end)
      .some(({ linkChars, text: line }) => linkChars >= CARD_LINK_CHARS && linkChars > 0.6 * line.length);
  };
  return (element) => {
    const ancestors = ancestorsOf(element);
    const isInside = region !== undefined && ancestors.includes(region);
    for (const [up, ancestor] of ancestors.entries()) {
      if (holdsArticle(ancestor)) return isInside || (isNear(element) && isAround(ancestor));
      if (isForeign(ancestor, isInside) && !holdsHeadline(ancestor)) return false;
      if (up < MOST_UP && isCard(ancestor)) return false;
    }
    return isInside || (region === undefined && isNear(element));
  };
}

const WHOLE = /^(?:html|body|form)$/;

/** The smallest element around all; undefined where it is the whole page. Without a headline, the one around that. */
function regionOf(
  places: readonly number[],
  { blocks }: PageText,
  hasHeadline: boolean,
): PageElement | undefined {
  const [first, ...others] = places.map((at) => ancestorsOf(blocks[at]?.element));
  const around = first?.find((element) => others.every((ancestors) => ancestors.includes(element)));
  const isWhole = hasHeadline || around?.name === 'article' || around?.name === 'main';
  const region = isWhole ? around : around && ancestorsOf(around)[1];
  return region && WHOLE.test(region.name) ? undefined : region;
}

function ancestorsOf(element: PageElement | undefined): PageElement[] {
  const found: PageElement[] = [];
  for (let at: unknown = element; at && isTag(at as PageElement); at = (at as PageElement).parent)
    found.push(at as PageElement);
  return found;
}

const FOREIGN_TAG = /^(?:aside|footer|nav|header)$/;
const FOREIGN_NAME =
  /(?:^|[\s_-])(?:latest|opinion-strip|opinions-strip|most|ticker|top-?bar|header-?date|today|more-?(?:news|stories|posts|articles)|also|recommended|trending|carousel|swiper)(?:$|[\s_-])/i;

function countsBefore(live: Uint8Array): Uint32Array {
  const counts = new Uint32Array(live.length + 1);
  for (let i = 0; i < live.length; i++) counts[i + 1] = (counts[i] ?? 0) + (live[i] ?? 0);
  return counts;
}

/** Each element is judged once, however much is in it. */
function createIsForeign(): (element: PageElement, isInside: boolean) => boolean {
  const known = [new Map<PageElement, boolean>(), new Map<PageElement, boolean>()] as const;
  return (element, isInside) => {
    const memo = known[isInside ? 1 : 0];
    const found = memo.get(element) ?? isForeignPart(element, isInside);
    memo.set(element, found);
    return found;
  };
}

/** A part of the site, or a box of other stories or of readers. An article has a header, a footer, a column of its own. */
function isForeignPart(element: PageElement, isInside: boolean): boolean {
  const { name, attribs } = element;
  return (
    (!isInside && FOREIGN_TAG.test(name)) ||
    FOREIGN_NAME.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`) ||
    chromeNames(element).some(
      ({ kind, word }) =>
        kind === 'readers' || (kind === 'beside' && !(isInside && /^(?:footer|sidebar)$/.test(word))),
    )
  );
}
