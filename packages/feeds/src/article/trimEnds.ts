import { isHeading, liveIndexes, type Block, type PageText } from './blocks.ts';
import { createIsFellow } from './fellowLines.ts';
import { isByline } from './siteLines.ts';

/** Leaves out what stands before the text and behind it: dates, writers, labels, what is built otherwise than its paragraphs. */
export function trimEnds(text: PageText): void {
  const places = liveIndexes(text);
  const blocks = places.map((i) => text.blocks[i] as Block);
  const isFellow = createIsFellow(blocks);
  const first = firstLine(blocks, isFellow);
  const last = lastLine(blocks, isFellow);
  places.forEach((i, k) => {
    if (k < first || k > last) text.live[i] = 0;
  });
}

/** More lines with dates are a calendar. */
const MOST_BYLINES = 2;

function firstLine(blocks: readonly Block[], isFellow: (block: Block) => boolean): number {
  let skipped = 0;
  let first = blocks.findIndex(
    ({ weight, text }) => weight > 0 && (!isByline(text) || ++skipped > MOST_BYLINES),
  );
  const opens = (block: Block): boolean =>
    isSubheading(block) || (isShort(block) && isFellow(block) && tells(block.text) && !isByline(block.text));
  while (first > 0 && opens(blocks[first - 1] as Block)) first--;
  return first;
}

function lastLine(blocks: readonly Block[], isFellow: (block: Block) => boolean): number {
  let last = blocks.length - 1;
  let bylines = 0;
  for (; last >= 0; last--) {
    const block = blocks[last] as Block;
    if (isByline(block.text)) {
      if (++bylines > MOST_BYLINES) break;
    } else if (!isShort(block) || (isFellow(block) && !isSignature(last, blocks))) break;
  }
  return last;
}

const isSubheading = (block: Block): boolean =>
  isHeading(block) && block.element.name !== 'h1' && !isByline(block.text);

const SHORT = 40;

const isShort = ({ weight, text, element }: Block): boolean =>
  weight === 0 && text.length < SHORT && !/^(?:li|tr)$/.test(element.name);

/** Ends as a sentence does, or speaks, or has a figure; a code or an address tells nothing. */
const tells = (line: string): boolean =>
  /\p{L}{2}/u.test(line) && !/^\(.*\)$|@|:\/\//.test(line) && /[.؟?!…»"”]$|^[-–—•]\s*\S|\d.*[^:]$/.test(line);

/** «الدفاع: هاني، حجازي»; before a text it may as well be who wrote: «بيروت: جورج خوري». */
const isValue = (line: string): boolean => /\p{L}{2}.*:\s*\p{L}/u.test(line) && !/@/.test(line);

const SIGNATURE_LINES = 2;

/** Who wrote or sent it, in a line or two that tell nothing; more of them are a list. */
function isSignature(at: number, blocks: readonly Block[]): boolean {
  const isBare = (k: number): boolean => {
    const block = blocks[k];
    return block !== undefined && isShort(block) && !tells(block.text) && !isValue(block.text);
  };
  if (!isBare(at)) return false;
  let lines = 1;
  while (lines <= SIGNATURE_LINES && isBare(at - lines)) lines++;
  return lines <= SIGNATURE_LINES;
}
