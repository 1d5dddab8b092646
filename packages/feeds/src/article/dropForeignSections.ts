import { isTag } from 'domhandler';
import { createTotals, isHeading, liveIndexes, type PageText, type Span } from './blocks.ts';
import { readLineKind } from './lineKinds.ts';
import type { PageElement } from './page.ts';

const BOX_CHARS = 600;
const BOX_SHARE = 0.25;
/** A box that says that it leads elsewhere may hold cards. */
const CARDS_CHARS = 1_200;
const CARDS_SHARE = 0.4;
/** With so much of the text before it, a label opens what stands behind the article. */
const BEHIND = 0.4;
const OPENS_COMMENTS = /تعليق|ردود|رأيك|comment|repl(?:y|ies)/i;

/** «اقرأ أيضا» as a label goes with the box that it opens, or with the links behind it; the label of comments with all behind. */
export function dropForeignSections(text: PageText): void {
  const totals = createTotals(text);
  const all = totals({ start: 0, end: text.blocks.length }).chars;
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (!block || !text.live[i] || block.linkChars > 0) continue;
    const found = readLineKind(block.text);
    if (!found?.isLabel || found.kind === 'credit' || found.kind === 'byline') continue;
    const isBehind = totals({ start: 0, end: i }).chars > BEHIND * all;
    const mostChars = isBehind
      ? Infinity
      : found.kind === 'elsewhere'
        ? Math.min(CARDS_CHARS, CARDS_SHARE * all)
        : Math.min(BOX_CHARS, BOX_SHARE * all);
    const box = boxLedBy(block.element, i, (span) => totals(span).chars <= mostChars, text);
    text.live[i] = 0;
    if (box) text.live.fill(0, box.start, box.end);
    else if (isBehind && OPENS_COMMENTS.test(block.text)) text.live.fill(0, i);
    else dropBehind(i, text);
  }
}

/** The largest element that begins with a label, as far as it is small. */
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

/** What follows a label up to the next heading or paragraph. */
function dropBehind(label: number, { blocks, live }: PageText): void {
  for (let i = label + 1; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || !live[i]) continue;
    if ((isHeading(block) && block.linkChars === 0) || block.weight > 0) return;
    live[i] = 0;
  }
}
