import { readBlocks, type Block, type PageText } from './blocks.ts';
import { dropChrome } from './dropChrome.ts';
import { headlineIn } from './headlineIn.ts';
import { keepBody } from './keepBody.ts';
import { keepAllLines, keepLines } from './keepLines.ts';
import { parsePage, type Page } from './page.ts';
import { createIsOwn, type IsOwn } from './ownRegion.ts';
import { plainText } from '../plainText.ts';

export type FoundText = {
  readonly lines: readonly string[];
  /** The title as it stands on the page. */
  readonly headline?: string;
  /** What stands before the text on the page, about the article. */
  readonly before: readonly Block[];
  /** Tells what on the page is about this article. */
  readonly isOwn: IsOwn;
  /** All that the page shows. */
  readonly shown: string;
};

/** The text of the article on a page, a line a paragraph. */
export function findText(page: Page, title: string | undefined): FoundText {
  const text = readBlocks(page);
  const shown = text.blocks.map((block) => block.text).join('\n');
  dropChrome(page, text);
  keepBody(page, text, title);
  const at = headlineIn(text, title);
  const headline = text.blocks[at]?.text;
  const lines = keepLines(text, headline ?? title);
  const isOwn = createIsOwn(text, at);
  return {
    lines,
    isOwn,
    ...(headline !== undefined && { headline }),
    before: text.blocks.slice(0, firstLive(text)).filter(({ element }) => isOwn(element)),
    shown,
  };
}

const firstLive = ({ live }: PageText): number => {
  const at = live.indexOf(1);
  return at < 0 ? live.length : at;
};

/** The text of an entry's own content, which has nothing of a page about it. */
export function textOfContent(html: string, title: string | undefined): string {
  const markup = html.includes('<') ? html : html.replaceAll('\n', '<br>');
  return keepAllLines(readBlocks(parsePage(markup)), title).join('\n') || plainText(html);
}
