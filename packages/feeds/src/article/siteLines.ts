import { liveIndexes, type Block, type PageText } from './blocks.ts';
import { readDateLine } from './dateLine.ts';
import { readLineKind } from './lineKinds.ts';

const SHORT = 100;
const LINK_SHARE = 0.25;
const IN_DATA = /^(?:li|tr|td|th|dd|dt)$/;
const PROMISE_CHARS = 200;
/** What a short line with a link asks readers to do. */
const PROMISE =
  /اضغط (?:هنا|على)|من هنا|عبر (?:واتس ?اب|ت[يل]+[غج]را?م|قناة|غوغل|جوجل|google|فيس ?بوك|تويتر|يوتيوب|نبض|تطبيق)|على (?:غوغل|جوجل|google|واتس ?اب|ت[يل]+[غج]را?م|نبض)|قناتنا|صفحتنا|نشرتنا|تطبيقنا|click here|newsletter|subscribe/i;
/** Each begins with its mark, so that no text can be split in many ways. */
const HASHTAGS = /^(?:[#＃][\p{L}\p{M}\p{N}_]+[\s،,|]*)+$/u;

/** A button to share, without its link. */
const NETWORK =
  /^(?:فيس ?بوك|تويتر|إكس|واتس ?اب|ت[يل]+[غج]را?م|انستغرام|إنستغرام|انستجرام|لينكد ?إن|يوتيوب|ماسنجر|بينترست|facebook|twitter|whats ?app|telegram|instagram|linkedin|youtube|messenger|pinterest|reddit|copy link)$/i;

/** Leaves out lines of the site between the article's own: dates, credits, rights, calls to follow and to share. */
export function dropSiteLines(text: PageText): void {
  for (const i of liveIndexes(text)) {
    const block = text.blocks[i];
    if (block && isSiteLine(block)) text.live[i] = 0;
  }
}

function isSiteLine({ text, linkChars, element }: Block): boolean {
  if (!IN_DATA.test(element.name) && readDateLine(text) === 'alone') return true;
  if (NETWORK.test(text)) return true;
  if (text.length < PROMISE_CHARS && (HASHTAGS.test(text) || (linkChars > 0 && PROMISE.test(text))))
    return true;
  const found = readLineKind(text);
  if (!found) return false;
  if (found.kind === 'credit' || found.kind === 'byline') return found.isMarked && text.length < SHORT;
  return found.kind !== 'label' || found.isLabel || found.isMarked || linkChars > LINK_SHARE * text.length;
}

/** A line about the article: a date, or who wrote it. */
export const isByline = (line: string): boolean =>
  readDateLine(line) !== undefined ||
  (line.length < SHORT && !/[.؟!]$/.test(line) && readLineKind(line)?.kind === 'byline');
